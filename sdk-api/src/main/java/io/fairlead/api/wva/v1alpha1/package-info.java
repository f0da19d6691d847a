/**
 * {@code llmd.ai/v1alpha1}. Start at {@link io.fairlead.api.wva.v1alpha1.VariantAutoscaling}.
 *
 * <p>Facts are from llm-d workload variant autoscaler v0.5.1, api/v1alpha1. All types are
 * immutable, do no I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.wva.v1alpha1;

import org.jspecify.annotations.NullMarked;
