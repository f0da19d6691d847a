/**
 * {@code inference.networking.k8s.io/v1}. Start at {@link
 * io.fairlead.api.inference.v1.InferencePool}.
 *
 * <p>Facts are from Gateway API Inference Extension v1.6.0, api/v1. All types are immutable, do no
 * I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.inference.v1;

import org.jspecify.annotations.NullMarked;
