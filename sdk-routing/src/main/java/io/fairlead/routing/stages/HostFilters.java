package io.fairlead.routing.stages;

import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.kernel.Json;
import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Drops;
import io.fairlead.routing.Drops.Reason;
import io.fairlead.routing.Filter;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The filters that a host puts before those of a profile, because they are about its own traffic:
 * who serves the model, where this very request has failed, who is taken out, who is full.
 *
 * <p>They are part of what decided, so a recorded decision carries them ({@link #toJson}) and is
 * made again with them ({@link #behind}).
 *
 * @param mostInFlight requests of ours on one endpoint at which it gets no more, at least 1; {@link
 *     Integer#MAX_VALUE} for no limit
 * @param forcing whether a request may name its endpoint in {@link #FORCE_HEADER}
 */
public record HostFilters(int mostInFlight, boolean forcing) {

  /**
   * The share of its traffic that an endpoint may get, in {@code [0, 1]}: 0 while it is taken out
   * for failures, growing while it ramps up. Unknown counts as 1.
   */
  public static final Column SERVING_SHARE = Column.reported("serving-share").within(0, 1);

  /** Request header that names the endpoint to use, where that is allowed. */
  public static final String FORCE_HEADER = "x-fairlead-endpoint";

  /** Names of the endpoints that this request was sent to before, one a line. */
  public static final String TRIED_HEADER = "x-fairlead-tried";

  public HostFilters {
    requirePositive(mostInFlight, "mostInFlight");
  }

  /** Returns a profile with these filters before its own. */
  public RoutingProfile before(RoutingProfile profile) {
    RoutingProfile.Builder builder = profile.toBuilder();
    if (mostInFlight != Integer.MAX_VALUE) {
      builder.firstFilter(new InFlightLimit(mostInFlight));
    }
    builder.firstFilter(new EndpointHealthFilter()).firstFilter(new TriedEndpoints());
    if (forcing) {
      builder.firstFilter(new ForcedEndpoint());
    }
    return builder.firstFilter(new ServedModel(Filters.model())).build();
  }

  /**
   * Returns a profile with the filters before it that were there when a decision was recorded; the
   * profile itself where there were none.
   *
   * @throws IllegalArgumentException if what the record says of them cannot be understood
   */
  public static RoutingProfile behind(RecordedDecision recorded, RoutingProfile profile) {
    Json.Obj host = recorded.host();
    if (host == null) {
      return profile;
    }
    Parameters parameters = new Parameters("host", host);
    int mostInFlight = parameters.integer("mostInFlight", Integer.MAX_VALUE);
    return new HostFilters(mostInFlight, parameters.flag("forcing", false)).before(profile);
  }

  /** Returns these filters as a record of a decision carries them. */
  public Json.Obj toJson() {
    return Json.object()
        .put("mostInFlight", mostInFlight == Integer.MAX_VALUE ? null : Json.Num.of(mostInFlight))
        .put("forcing", forcing)
        .build();
  }

  /** Without these nothing is decided. */
  private interface Rule extends Filter {
    @Override
    default boolean mandatory() {
      return true;
    }
  }

  /** Drops endpoints that do not serve the model of the request; one without a model has all. */
  private record ServedModel(Filter byModel) implements Rule {
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

  /**
   * Drops endpoints that are taken out for failures, and a share of the requests of one that ramps
   * up. Drops none rather than all.
   */
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

  /** Drops endpoints that this very request was sent to before. */
  private static final class TriedEndpoints implements Rule {
    private static final Reason TRIED =
        new Reason("already-tried", "failed this very request a moment ago");

    @Override
    public String name() {
      return "tried-endpoints-filter";
    }

    @Override
    public boolean lasting() {
      return false;
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

  /** Drops endpoints on which this host has {@code limit} requests in flight. */
  private record InFlightLimit(int limit) implements Rule {
    private static final Reason FULL =
        new Reason("in-flight-limit", "has {value} requests of ours in flight, limit {limit}");

    @Override
    public String name() {
      return "in-flight-limit-filter";
    }

    @Override
    public boolean lasting() {
      return false;
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

  /** Drops all endpoints but the one that the request names. */
  private static final class ForcedEndpoint implements Rule {
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
