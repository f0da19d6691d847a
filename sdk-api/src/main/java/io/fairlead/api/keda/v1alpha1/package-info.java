/**
 * {@code keda.sh/v1alpha1}. Start at {@link io.fairlead.api.keda.v1alpha1.ScaledObject}.
 *
 * <p>Facts are from KEDA v2.20.2, apis/keda/v1alpha1. All types are immutable, do no I/O and check
 * nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.keda.v1alpha1;

import org.jspecify.annotations.NullMarked;
