package io.fairlead.routing.stages;

import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.Scorer;
import java.util.List;
import java.util.Objects;

/**
 * Ready-made profiles. Change one with {@link RoutingProfile#toBuilder}, for example to add {@link
 * Filters#model()} where the endpoints of a pool serve different models.
 */
public final class Profiles {

  private Profiles() {}

  /** Returns the names that {@link #named} knows. */
  public static List<String> names() {
    return List.of("fairlead", "upstream-default", "upstream-recommended");
  }

  /**
   * Returns a profile by its name.
   *
   * @throws IllegalArgumentException if it is none of {@link #names}
   */
  public static RoutingProfile named(String name) {
    return switch (Objects.requireNonNull(name, "name")) {
      case "fairlead" -> fairlead();
      case "upstream-default" -> upstreamDefault();
      case "upstream-recommended" -> upstreamRecommended();
      default ->
          throw new IllegalArgumentException(
              "name of a profile must be one of " + names() + ", but was '" + name + "'");
    };
  }

  /**
   * Fairlead's own, {@code fairlead}: where a request costs the least, its own wait and that of
   * others; see {@link Scorers#leastTokens()}. Needs {@link Signals#prefix}.
   */
  public static RoutingProfile fairlead() {
    return RoutingProfile.builder("fairlead").scorer(1.0, Scorers.leastTokens()).build();
  }

  /**
   * What llm-d's endpoint picker does without a configuration file, {@code upstream-default}: queue
   * 2, KV cache 2, prefix cache 3, what is unknown counts 0. Needs {@link Signals#prefix}.
   */
  public static RoutingProfile upstreamDefault() {
    return RoutingProfile.builder("upstream-default")
        .scorer(2.0, Scorers.queue())
        .scorer(2.0, Scorers.kvCacheUtilization())
        .scorer(3.0, Scorers.prefixCache())
        .whenUnknown(Scorer.WhenUnknown.ZERO)
        .build();
  }

  /**
   * What llm-d's guide recommends since June 2026, {@code upstream-recommended}: {@link
   * Filters#prefixCacheAffinity()} and {@link Scorers#tokenLoad()}. Needs {@link Signals#prefix}.
   */
  public static RoutingProfile upstreamRecommended() {
    return RoutingProfile.builder("upstream-recommended")
        .filter(Filters.prefixCacheAffinity())
        .scorer(1.0, Scorers.tokenLoad())
        .whenUnknown(Scorer.WhenUnknown.ZERO)
        .build();
  }
}
