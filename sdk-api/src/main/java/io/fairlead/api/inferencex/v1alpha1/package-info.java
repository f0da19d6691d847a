/**
 * {@code inference.networking.x-k8s.io/v1alpha1}. Start at {@link
 * io.fairlead.api.inferencex.v1alpha1.InferencePoolImport}.
 *
 * <p>Facts are from Gateway API Inference Extension v1.6.0, apix/v1alpha1. All types are immutable,
 * do no I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.inferencex.v1alpha1;

import org.jspecify.annotations.NullMarked;
