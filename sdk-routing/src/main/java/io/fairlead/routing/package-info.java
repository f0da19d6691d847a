/**
 * Chooses the endpoint that serves an inference request.
 *
 * <p>Start at {@link io.fairlead.routing.Router}. It joins a {@link io.fairlead.routing.Pool} of
 * endpoints, which the host keeps up to date, with a {@link io.fairlead.routing.RoutingProfile}:
 * {@linkplain io.fairlead.routing.Filter filters} drop endpoints, {@linkplain
 * io.fairlead.routing.Scorer scorers} rate the rest in {@code [0, 1]}, and one {@linkplain
 * io.fairlead.routing.Picker picker} turns the weighted sums into a {@link
 * io.fairlead.routing.RoutingDecision}. {@linkplain io.fairlead.routing.Signal Signals} hold all
 * state and bring in what is known of the request. Ready-made stages and profiles are in {@code
 * io.fairlead.routing.stages}; {@code docs/how-to/write-a-scorer.md} shows how to add one.
 *
 * <p>A decision freezes its input first, so it can be {@linkplain io.fairlead.routing.Capture
 * captured}, {@linkplain io.fairlead.routing.RoutingProfile#decide replayed} bit for bit and
 * {@linkplain io.fairlead.routing.RoutingProfile#explain explained} later by the same code.
 *
 * <p>A stage that fails or is too slow is left out, so that an extension does not break its host;
 * but no decision is made without a filter that is a rule, such as a label selector: see {@link
 * io.fairlead.routing.Filter#mandatory}.
 *
 * <p>Nothing here does I/O, starts a thread, or reads a clock on its own: monotonic nanoseconds
 * come in as {@code long} arguments. Public types are immutable or thread-safe, except builders,
 * {@link io.fairlead.routing.ReportWriter}, and what a stage is handed for the time of one call.
 */
@NullMarked
package io.fairlead.routing;

import org.jspecify.annotations.NullMarked;
