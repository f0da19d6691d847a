/**
 * Model servers as state machines, and the traffic that talks to them.
 *
 * <p>Start at {@link io.fairlead.simulation.ModelServer}: requests and time go in, events come out.
 * It batches continuously, queues, holds KV blocks, caches prefixes and loads LoRA adapters, with a
 * latency that a {@link io.fairlead.simulation.LatencyModel} computes: steps of a batch, or per
 * request as llm-d's simulator does. A {@link io.fairlead.simulation.ServerProfile} says how big
 * and how fast a server is.
 *
 * <p>Traffic is a {@link io.fairlead.simulation.Workload}: generated from published statistics by
 * {@link io.fairlead.simulation.SessionWorkload}, or read from a trace file by {@link
 * io.fairlead.simulation.TraceReader}.
 *
 * <p>Nothing here reads a clock, starts a thread or opens a socket: time is a {@code long} of
 * nanoseconds that the caller passes in, and only ever grows. The same calls with the same seed
 * give the same events. Profiles, workloads and arrivals are immutable and may be shared between
 * threads; a {@code ModelServer} and its metrics belong to one thread at a time.
 */
@NullMarked
package io.fairlead.simulation;

import org.jspecify.annotations.NullMarked;
