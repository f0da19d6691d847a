/**
 * From metrics pages to what an autoscaler sees.
 *
 * <p>Start at {@link io.fairlead.servers.signals.ReplicaSignals}: two pages of one replica, one
 * after the other, become a row of an {@link io.fairlead.autoscale.Observation}. {@link
 * io.fairlead.servers.signals.PickerSignals} does so for the page of an endpoint picker, {@link
 * io.fairlead.servers.signals.VariantSignals} puts lengths and latencies of replicas together.
 *
 * <p>Rates come from differences of counters on one page, so a restart voids them and is named.
 * Arrivals are a balance of flow: what ended, and what is there more than before. Nothing here
 * opens a connection or reads a clock; every type is immutable and safe to share between threads.
 */
@NullMarked
package io.fairlead.servers.signals;

import org.jspecify.annotations.NullMarked;
