/**
 * A main for simulated model servers.
 *
 * <p>Start at {@link io.fairlead.server.SimulatedServers}: it understands the flags of llm-d's
 * simulator ({@code docs/reference/parity.md}, heading "Simulation", lists those without effect),
 * starts as many servers as wanted in one JVM and prints one line for each when it listens. {@link
 * io.fairlead.server.LoadCommand} is the other side: load for anything that speaks OpenAI's API.
 *
 * <p>What they do is published in {@code fairlead-vertx}; this is only a command line.
 */
@NullMarked
package io.fairlead.server;

import org.jspecify.annotations.NullMarked;
