/**
 * Reports to OpenTelemetry.
 *
 * <p>Start at {@link io.fairlead.opentelemetry.RoutingTelemetry}: give it to a router as its
 * listener. Only the API of OpenTelemetry is used: without an SDK in the application every call is
 * a no-op. All types are immutable and thread-safe.
 */
@NullMarked
package io.fairlead.opentelemetry;

import org.jspecify.annotations.NullMarked;
