/**
 * Metadata, conditions and selectors. What objects of all groups share.
 *
 * <p>Facts are from Kubernetes 1.37, staging/src/k8s.io/apimachinery/pkg/apis/meta/v1. All types
 * are immutable, do no I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.meta;

import org.jspecify.annotations.NullMarked;
