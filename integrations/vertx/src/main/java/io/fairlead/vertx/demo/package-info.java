/**
 * Compares ways to route on simulated servers behind real HTTP.
 *
 * <p>Start at {@link io.fairlead.vertx.demo.PolicyComparison}: the same arrivals go through one
 * gateway per policy, each before fresh servers.
 */
@NullMarked
package io.fairlead.vertx.demo;

import org.jspecify.annotations.NullMarked;
