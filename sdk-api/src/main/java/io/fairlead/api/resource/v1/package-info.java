/**
 * {@code resource.k8s.io/v1}. Start at {@link io.fairlead.api.resource.v1.ResourceClaim}, {@link
 * io.fairlead.api.resource.v1.ResourceClaimTemplate}, {@link
 * io.fairlead.api.resource.v1.ResourceSlice}, {@link io.fairlead.api.resource.v1.DeviceClass},
 * {@link io.fairlead.api.resource.v1.DeviceTaintRule}.
 *
 * <p>Facts are from Kubernetes 1.37, staging/src/k8s.io/api/resource/v1. All types are immutable,
 * do no I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.resource.v1;

import org.jspecify.annotations.NullMarked;
