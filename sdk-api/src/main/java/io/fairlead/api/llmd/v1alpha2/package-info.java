/**
 * {@code llm-d.ai/v1alpha2}. Start at {@link io.fairlead.api.llmd.v1alpha2.InferenceObjective},
 * {@link io.fairlead.api.llmd.v1alpha2.InferenceModelRewrite}.
 *
 * <p>Facts are from llm-d-router v0.10.0, apix/v1alpha2. All types are immutable, do no I/O and
 * check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.llmd.v1alpha2;

import org.jspecify.annotations.NullMarked;
