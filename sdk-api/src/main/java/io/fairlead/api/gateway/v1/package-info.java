/**
 * {@code gateway.networking.k8s.io/v1}. Start at {@link io.fairlead.api.gateway.v1.GatewayClass},
 * {@link io.fairlead.api.gateway.v1.Gateway}, {@link io.fairlead.api.gateway.v1.HTTPRoute}, {@link
 * io.fairlead.api.gateway.v1.GRPCRoute}, {@link io.fairlead.api.gateway.v1.ReferenceGrant}.
 *
 * <p>Facts are from Gateway API v1.6.1, standard channel. All types are immutable, do no I/O and
 * check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.gateway.v1;

import org.jspecify.annotations.NullMarked;
