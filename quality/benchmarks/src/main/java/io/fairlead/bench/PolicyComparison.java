package io.fairlead.bench;

import io.fairlead.routing.Picker;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.stages.Pickers;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Scorers;
import io.fairlead.simulation.SessionWorkload;
import java.util.List;
import java.util.Locale;

/**
 * Runs routing profiles over simulated servers in virtual time and prints what clients saw.
 *
 * <pre>{@code
 * java -cp quality/benchmarks/target/benchmarks.jar io.fairlead.bench.PolicyComparison
 * }</pre>
 *
 * <p>The same arrivals for every profile; the profiles are the code that routes live traffic. The
 * figures depend on the latency model and not on the machine.
 */
public final class PolicyComparison {

  private static final int SERVERS = 8;
  private static final int REQUESTS = 3_000;

  private PolicyComparison() {}

  private record Load(SessionWorkload workload, double faster, double slowFactor) {}

  /** Prints a table per load: moderate and beyond capacity, equal servers and two slow ones. */
  public static void main(String... args) {
    for (double slow : new double[] {1, 2}) {
      compare(new Load(SessionWorkload.chat(), 6, slow));
      compare(new Load(SessionWorkload.chat(), 12, slow));
      compare(new Load(SessionWorkload.longContext(), 0.8, slow));
      compare(new Load(SessionWorkload.agent(), 0.8, slow));
      compare(new Load(SessionWorkload.code(), 4, slow));
    }
  }

  private static List<RoutingProfile> profiles() {
    return List.of(
        Profiles.fairlead(),
        own("fairlead, uncached 1", 1),
        own("fairlead, uncached 2", 2),
        own("fairlead, uncached 8", 8),
        Profiles.upstreamRecommended(),
        Profiles.upstreamDefault(),
        RoutingProfile.builder("least requests").scorer(1, Scorers.activeRequests()).build(),
        any("random", Pickers.random()));
  }

  private static RoutingProfile own(String name, double uncachedWeight) {
    return RoutingProfile.builder(name)
        .scorer(1, Scorers.leastTokens(uncachedWeight, Scorers.DEFAULT_TOKENS_PER_REQUEST))
        .build();
  }

  private static RoutingProfile any(String name, Picker picker) {
    return RoutingProfile.builder(name).picker(picker).build();
  }

  private static void compare(Load load) {
    SessionWorkload workload =
        load.workload()
            .with(
                w ->
                    w.requests(REQUESTS)
                        .ratePerSecond(load.workload().ratePerSecond() * load.faster()));
    System.out.printf(
        Locale.ROOT,
        "%n%s x %.1f, %d servers%s%n%-22s %9s %9s %9s %9s %9s %6s%n",
        workload.name(),
        load.faster(),
        SERVERS,
        load.slowFactor() > 1 ? ", two of them " + load.slowFactor() + " times slower" : "",
        "",
        "ttft p50",
        "p90",
        "p99 ms",
        "tpot p50",
        "p99 ms",
        "hits");
    for (RoutingProfile profile : profiles()) {
      PolicyRun run = new PolicyRun(profile, SERVERS, load.slowFactor());
      run.play(workload);
      System.out.printf(
          Locale.ROOT,
          "%-22s %9.1f %9.1f %9.1f %9.1f %9.1f %6.3f%n",
          profile.name(),
          run.firstTokenMillis(0.5),
          run.firstTokenMillis(0.9),
          run.firstTokenMillis(0.99),
          run.perTokenMillis(0.5),
          run.perTokenMillis(0.99),
          run.hitRate());
    }
  }
}
