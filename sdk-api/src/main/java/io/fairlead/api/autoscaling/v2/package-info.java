/**
 * {@code autoscaling/v2}. Start at {@link io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler}.
 *
 * <p>Facts are from Kubernetes 1.37, staging/src/k8s.io/api/autoscaling/v2. All types are
 * immutable, do no I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.autoscaling.v2;

import org.jspecify.annotations.NullMarked;
