/**
 * For tests of your own scaling policies.
 *
 * <p>Extend {@link io.fairlead.testing.autoscale.ScalingPolicyContract} and return your policy: the
 * tests say what every {@link io.fairlead.autoscale.ScalingPolicy} promises, and ours pass the same
 * ones. {@link io.fairlead.testing.autoscale.RandomObservations} makes streams of observations,
 * sound or hostile, from a seed.
 *
 * <p>Nothing here is thread-safe; there is no I/O and no clock.
 */
@NullMarked
package io.fairlead.testing.autoscale;

import org.jspecify.annotations.NullMarked;
