/**
 * Fairlead's own policy: the smallest number of replicas that meets latency objectives.
 *
 * <p>Start at {@link io.fairlead.autoscale.slo.SloPolicy}. A {@link
 * io.fairlead.autoscale.slo.ReplicaModel} learns how long one step of a batch takes and says what
 * rate of requests a replica serves within the objectives; {@link
 * io.fairlead.autoscale.slo.ColdStart} learns how long a replica takes to start, which is how far
 * ahead demand has to be met; both start from a {@link io.fairlead.autoscale.slo.Profile}.
 *
 * <p>Nothing here does I/O, starts a thread or reads a clock. Every type is immutable and safe to
 * share between threads, except builders.
 */
@NullMarked
package io.fairlead.autoscale.slo;

import org.jspecify.annotations.NullMarked;
