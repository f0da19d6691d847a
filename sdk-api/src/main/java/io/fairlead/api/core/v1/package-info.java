/**
 * {@code v1}. Start at {@link io.fairlead.api.core.v1.Pod}, {@link
 * io.fairlead.api.core.v1.PodTemplate}, {@link io.fairlead.api.core.v1.Node}, {@link
 * io.fairlead.api.core.v1.Service}, {@link io.fairlead.api.core.v1.ResourceQuota}.
 *
 * <p>Facts are from Kubernetes 1.37, staging/src/k8s.io/api/core/v1: what platform code reads or
 * sets, the rest stays raw. All types are immutable, do no I/O and check nothing; whether an object
 * is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.core.v1;

import org.jspecify.annotations.NullMarked;
