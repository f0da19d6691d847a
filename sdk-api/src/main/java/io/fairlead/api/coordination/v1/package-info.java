/**
 * {@code coordination.k8s.io/v1}. Start at {@link io.fairlead.api.coordination.v1.Lease}.
 *
 * <p>Facts are from Kubernetes 1.37, staging/src/k8s.io/api/coordination/v1. All types are
 * immutable, do no I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.coordination.v1;

import org.jspecify.annotations.NullMarked;
