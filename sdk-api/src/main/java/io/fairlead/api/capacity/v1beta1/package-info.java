/**
 * {@code autoscaling.x-k8s.io/v1beta1}. Start at {@link
 * io.fairlead.api.capacity.v1beta1.CapacityBuffer}, {@link
 * io.fairlead.api.capacity.v1beta1.CapacityQuota}.
 *
 * <p>Facts are from kubernetes/autoscaler, cluster-autoscaler/apis, August 2026. All types are
 * immutable, do no I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.capacity.v1beta1;

import org.jspecify.annotations.NullMarked;
