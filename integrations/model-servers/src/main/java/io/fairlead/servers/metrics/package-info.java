/**
 * Metrics pages of model servers, in the Prometheus text format and in OpenMetrics.
 *
 * <p>Start at {@link io.fairlead.servers.metrics.MetricsPlan}: it reads the few values that a
 * router or an autoscaler wants from a page of any size, again and again, without allocation. What
 * the values are called on the pages of each engine is data: {@link
 * io.fairlead.servers.metrics.EngineMetrics}. {@link io.fairlead.servers.metrics.MetricsPage} reads
 * everything into a model, for tools and tests.
 *
 * <p>Nothing here opens a connection, starts a thread or reads a clock. All types are immutable,
 * except {@link io.fairlead.servers.metrics.MetricsReader}, which belongs to one endpoint and one
 * thread at a time. A page never makes anything throw: what is wrong with it is a value.
 */
@NullMarked
package io.fairlead.servers.metrics;

import org.jspecify.annotations.NullMarked;
