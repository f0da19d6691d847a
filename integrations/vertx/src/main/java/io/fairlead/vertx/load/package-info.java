/**
 * Load for anything that speaks OpenAI's chat API, and what came of it.
 *
 * <p>Start at {@link io.fairlead.vertx.load.OpenLoopLoad}: it sends the arrivals of a {@link
 * io.fairlead.simulation.Workload} at their times, whether or not earlier ones were answered, and
 * gives a {@link io.fairlead.vertx.load.LoadReport} with time to first token, time per output
 * token, cached tokens and lost requests. {@link io.fairlead.vertx.load.ClosedLoopLoad} keeps a
 * number of connections busy, to find out what a server can do.
 *
 * <p>Each run lives on one event loop of the given Vert.x and opens as many connections as it
 * needs, so that a request never waits in the client. Targets, results and reports are immutable;
 * listeners are called on the event loop of the run.
 */
@NullMarked
package io.fairlead.vertx.load;

import org.jspecify.annotations.NullMarked;
