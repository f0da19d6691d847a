package io.fairlead.vertx;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Drops;
import io.fairlead.routing.Drops.Reason;
import io.fairlead.routing.Filter;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.stages.Filters;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The filters that a gateway puts before those of a profile. */
final class GatewayFilters {

  /**
   * The share of its traffic that an endpoint may get, in {@code [0, 1]}: 0 while it is taken out
   * for failures, growing while it ramps up. Unknown counts as 1.
   */
  static final Column SERVING_SHARE = Column.reported("serving-share");

  /** Request header that names the endpoint to use, where that is allowed. */
  static final String FORCE_HEADER = "x-fairlead-endpoint";

  /** Names of the endpoints that this request was sent to before, one a line. */
  static final String TRIED_HEADER = "x-fairlead-tried";

  private GatewayFilters() {}

  /** Drops endpoints that this very request was sent to before. */
  static Filter triedEndpoints() {
    return new TriedEndpoints();
  }

  /** Drops endpoints that do not serve the model of the request; one without a model has all. */
  static Filter servedModel() {
    return new ServedModel(Filters.model());
  }

  /**
   * Drops endpoints that are taken out for failures, and a share of the requests of one that ramps
   * up. Drops none rather than all.
   */
  static Filter endpointHealth() {
    return new EndpointHealthFilter();
  }

  /** Drops endpoints on which this gateway has {@code limit} requests in flight. */
  static Filter inFlightLimit(int limit) {
    return new InFlightLimit(limit);
  }

  /** Drops all endpoints but the one that the request names in {@link #FORCE_HEADER}. */
  static Filter forcedEndpoint() {
    return new ForcedEndpoint();
  }

  private record ServedModel(Filter byModel) implements Filter {
    @Override
    public String name() {
      return byModel.name();
    }

    @Override
    public void filter(
        RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random) {
      if (!request.model().isEmpty()) {
        byModel.filter(request, candidates, drops, random);
      }
    }
  }

  private static final class EndpointHealthFilter implements Filter {
    private static final Reason OUT =
        new Reason("taken-out", "is taken out after failures (share {value})");
    private static final Reason RAMPING =
        new Reason("ramping-up", "returns and ramps up: {value} of its share, drawn {limit}");

    @Override
    public String name() {
      return "endpoint-health-filter";
    }

    @Override
    public Set<Column> reads() {
      return Set.of(SERVING_SHARE);
    }

    @Override
    public void filter(
        RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random) {
      Row shares = candidates.row(SERVING_SHARE);
      double least = shares.min();
      if (!(least < 1.0)) {
        return; // the ordinary case: all serve, or nothing was ever reported
      }
      for (int i = 0; i < candidates.size(); i++) {
        double share = shares.get(i);
        if (share <= 0) {
          drops.drop(i, OUT, share, 0);
        } else if (share < 1.0) {
          double drawn = random.nextDouble();
          if (drawn >= share) {
            drops.drop(i, RAMPING, share, drawn);
          }
        }
      }
      if (drops.count() == candidates.size()) {
        drops.keepAll();
      }
    }
  }

  private static final class TriedEndpoints implements Filter {
    private static final Reason TRIED =
        new Reason("already-tried", "failed this very request a moment ago");

    @Override
    public String name() {
      return "tried-endpoints-filter";
    }

    @Override
    public void filter(
        RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random) {
      String tried = request.header(TRIED_HEADER).orElse(null);
      if (tried == null) {
        return;
      }
      Set<String> names = Set.of(tried.split("\n"));
      for (int i = 0; i < candidates.size(); i++) {
        if (names.contains(candidates.endpoint(i).name())) {
          drops.drop(i, TRIED);
        }
      }
    }
  }

  private record InFlightLimit(int limit) implements Filter {
    private static final Reason FULL =
        new Reason("in-flight-limit", "has {value} requests of ours in flight, limit {limit}");

    @Override
    public String name() {
      return "in-flight-limit-filter";
    }

    @Override
    public Set<Column> reads() {
      return Set.of(Column.IN_FLIGHT_REQUESTS);
    }

    @Override
    public void filter(
        RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random) {
      Row inFlight = candidates.row(Column.IN_FLIGHT_REQUESTS);
      for (int i = 0; i < candidates.size(); i++) {
        double now = inFlight.get(i);
        if (now >= limit) {
          drops.drop(i, FULL, now, limit);
        }
      }
    }
  }

  private static final class ForcedEndpoint implements Filter {
    private static final Reason NOT_FORCED =
        new Reason("not-forced", "is not the endpoint that the request asks for");

    @Override
    public String name() {
      return "forced-endpoint-filter";
    }

    @Override
    public void filter(
        RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random) {
      String wanted = request.header(FORCE_HEADER).orElse(null);
      if (wanted == null) {
        return;
      }
      for (int i = 0; i < candidates.size(); i++) {
        if (!candidates.endpoint(i).name().equals(wanted)) {
          drops.drop(i, NOT_FORCED);
        }
      }
    }
  }
}
