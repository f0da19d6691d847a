/**
 * {@code llm-d.ai/v1alpha1}. Start at {@link io.fairlead.api.llmd.v1alpha1.EndpointPickerConfig}.
 *
 * <p>Facts are from llm-d-router v0.10.0, apix/config/v1alpha1. All types are immutable, do no I/O
 * and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.llmd.v1alpha1;

import org.jspecify.annotations.NullMarked;
