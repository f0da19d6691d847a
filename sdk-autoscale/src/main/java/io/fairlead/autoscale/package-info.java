/**
 * How many replicas run, and why.
 *
 * <p>Start at {@link io.fairlead.autoscale.ScalingPolicy}: a pure function from an {@link
 * io.fairlead.autoscale.Observation}, the policy's own {@link io.fairlead.autoscale.State} and a
 * {@link io.fairlead.autoscale.Moment} to a {@link io.fairlead.autoscale.Recommendation} and the
 * next state. Ready-made policies emulate Kubernetes ({@code io.fairlead.autoscale.kubernetes}) or
 * size for latency objectives ({@code io.fairlead.autoscale.slo}); {@link
 * io.fairlead.autoscale.Policies} combines them. {@code io.fairlead.autoscale.file} reads a policy
 * from a file, {@code io.fairlead.autoscale.replay} tries policies on a recorded load, and {@code
 * io.fairlead.autoscale.capacity} sizes buffers and chooses accelerators.
 *
 * <p>One tick of an operator, with {@code State state = policy.initial()} kept between ticks:
 *
 * <pre>{@code
 * Decision decision = policy.decide(observation, state, new Moment(clock.instant(), nanos));
 * state = decision.next();
 * if (decision.recommendation().action() == Action.SCALE) {
 *   scale.set(decision.recommendation().replicas());
 * }
 * }</pre>
 *
 * <p>Unknown is NaN or absent, never 0, and biases to hold. Nothing here does I/O, starts a thread
 * or reads a clock. Every type is immutable and safe to share between threads, except builders.
 */
@NullMarked
package io.fairlead.autoscale;

import org.jspecify.annotations.NullMarked;
