/**
 * Claims, templates, classes and taint rules written safely, and checked before they are applied.
 *
 * <p>Start at {@link io.fairlead.dra.authoring.ClaimDraft} to write records of {@code
 * io.fairlead.api.resource.v1}, at {@link io.fairlead.dra.authoring.DeviceLinter} to read them; a
 * selector is built from typed terms, so that it has its guards. The linter reads what others
 * wrote; the migration turns pods with extended resources into pods with claims. Presets know the
 * class, selector and attribute names of published drivers.
 *
 * <p>Nothing here does I/O. Every type is immutable and safe to share, except builders.
 */
@NullMarked
package io.fairlead.dra.authoring;

import org.jspecify.annotations.NullMarked;
