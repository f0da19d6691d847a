/**
 * A kit for people who write rules of their own for SBOMs.
 *
 * <p>Start at {@link io.fairlead.testing.compliance.RuleContract}: extend it with a profile, and
 * each of its rules is held to what a rule promises. No I/O, no threads; a test class is used by
 * one thread.
 */
@NullMarked
package io.fairlead.testing.compliance;

import org.jspecify.annotations.NullMarked;
