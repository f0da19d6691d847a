/**
 * {@code resource.nvidia.com/v1beta1}. Start at {@link
 * io.fairlead.api.nvidia.v1beta1.ComputeDomain}, {@link
 * io.fairlead.api.nvidia.v1beta1.ComputeDomainClique}.
 *
 * <p>Facts are from NVIDIA DRA driver v0.4.0, api/nvidia.com/resource/v1beta1. All types are
 * immutable, do no I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.nvidia.v1beta1;

import org.jspecify.annotations.NullMarked;
