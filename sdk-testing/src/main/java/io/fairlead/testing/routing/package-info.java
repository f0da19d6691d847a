/**
 * For tests of your own routing stages.
 *
 * <p>Extend {@link io.fairlead.testing.routing.ScorerContract}, {@link
 * io.fairlead.testing.routing.FilterContract} or {@link io.fairlead.testing.routing.PickerContract}
 * and return your stage: the tests say what every stage promises, and ours pass the same ones.
 * {@link io.fairlead.testing.routing.PoolFixture} is a pool whose uninteresting values are filled
 * in, {@link io.fairlead.testing.routing.RoutingAssertions} looks at decisions.
 *
 * <p>Nothing here is thread-safe; there is no I/O and no clock.
 */
@NullMarked
package io.fairlead.testing.routing;

import org.jspecify.annotations.NullMarked;
