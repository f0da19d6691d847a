package io.fairlead.vertx;

import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Signal;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Signals;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A profile together with the signals that it needs.
 *
 * @param profile how to choose; the gateway puts filters of its own before it: served models,
 *     health, limits
 * @param signals fill the request columns that the profile reads
 */
public record RoutingPlan(RoutingProfile profile, List<Signal> signals) {

  public RoutingPlan {
    Objects.requireNonNull(profile, "profile");
    signals = List.copyOf(signals);
  }

  /** Returns a plan whose profile needs no signal, or these. */
  public static RoutingPlan of(RoutingProfile profile, Signal... signals) {
    return new RoutingPlan(profile, List.of(signals));
  }

  /**
   * Returns one of the ready-made profiles, with this index for the prompts.
   *
   * @throws IllegalArgumentException if it is none of {@link Profiles#names}
   */
  public static RoutingPlan named(String profile, PrefixIndex index) {
    return of(Profiles.named(profile), Signals.prefix(index));
  }

  /** Each endpoint in turn; knows nothing of load, for comparison. */
  public static RoutingPlan roundRobin() {
    RoundRobin turn = new RoundRobin();
    Scorer scorer =
        Scorer.of(
            "round-robin-scorer", Set.of(RoundRobin.TURN), (r, e) -> e.value(RoundRobin.TURN));
    return of(RoutingProfile.builder("round-robin").scorer(1, scorer).build(), turn);
  }

  /** The endpoint with the fewest requests of ours in flight; for comparison. */
  public static RoutingPlan leastLoaded() {
    Scorer scorer =
        Scorer.of(
            "least-loaded-scorer",
            Set.of(Column.IN_FLIGHT_REQUESTS),
            (r, e) -> 1 / (1 + e.value(Column.IN_FLIGHT_REQUESTS)));
    return of(RoutingProfile.builder("least-loaded").scorer(1, scorer).build());
  }
}
