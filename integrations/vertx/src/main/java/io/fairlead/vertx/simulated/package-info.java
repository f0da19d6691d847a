/**
 * A model server that is simulated behind real HTTP: for tests, demonstrations and benchmarks.
 *
 * <p>Start at {@link io.fairlead.vertx.simulated.SimulatedModelServer}: {@code start(vertx,
 * options)} gives a server on a free port of the loopback interface that speaks OpenAI's chat and
 * completions API, plain and as a stream, with the metrics page of vLLM. How it behaves is a {@link
 * io.fairlead.simulation.ServerProfile}; how it answers and what it is called are {@link
 * io.fairlead.vertx.simulated.SimulatedServerOptions}; how it misbehaves is a {@link
 * io.fairlead.vertx.simulated.Fault}.
 *
 * <p>Each server lives on one event loop of the given Vert.x, and many share one JVM. The public
 * methods may be called from any thread. Options and faults are immutable.
 */
@NullMarked
package io.fairlead.vertx.simulated;

import org.jspecify.annotations.NullMarked;
