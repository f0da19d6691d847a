package io.fairlead.testing.routing;

import io.fairlead.routing.Attribute;
import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.Drops;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Filter;
import io.fairlead.routing.Pool;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.routing.ReportWriter;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A pool for tests: say what matters, the rest is filled in.
 *
 * <pre>{@code
 * PoolFixture pool = new PoolFixture();
 * pool.endpoint("idle").set(Column.WAITING, 0);
 * pool.endpoint("busy").set(Column.WAITING, 9).label("zone", "a");
 * assertThat(pool.rate(Scorers.queue())).containsExactly(1.0, 0.0);
 * }</pre>
 */
public final class PoolFixture {

  private final Pool pool;
  private final List<FixtureEndpoint> members = new ArrayList<>();

  /** Creates a fixture with an empty pool of its own. */
  public PoolFixture() {
    this(Pool.create());
  }

  /** Creates a fixture over an empty pool. */
  public PoolFixture(Pool pool) {
    this.pool = pool;
  }

  /** Joins an endpoint of which nothing is known. */
  public FixtureEndpoint endpoint(String name) {
    FixtureEndpoint member = new FixtureEndpoint(name);
    members.add(member);
    return member;
  }

  /** Returns the pool. */
  public Pool pool() {
    return pool;
  }

  /** Returns a request for tests that do not care about it: 128 prompt tokens for {@code m}. */
  public static RoutingRequest anyRequest() {
    return RoutingRequest.builder("any", "m").promptTokens(128).build();
  }

  /** Publishes, and returns what the next decision would see. */
  public PoolSnapshot snapshot() {
    return pool.publish(0);
  }

  /** Returns all endpoints, in the order in which they joined. */
  public Candidates candidates() {
    return Candidates.of(snapshot(), rows());
  }

  /**
   * Returns the input of a decision; columns of own traffic and of the request are those that were
   * set, and NaN for the others of these columns.
   */
  public DecisionInput input(RoutingRequest request, Set<Column> reads, long seed) {
    Map<Column, double[]> rows = rows();
    PoolSnapshot snapshot = snapshot();
    for (Column column : reads) {
      if (column.origin() != Column.Origin.REPORT) {
        rows.computeIfAbsent(column, c -> unknown(snapshot.slots()));
      }
    }
    return new DecisionInput(snapshot, request, rows, 0, seed, Set.of());
  }

  private static double[] unknown(int slots) {
    double[] row = new double[slots];
    Arrays.fill(row, Double.NaN);
    return row;
  }

  private Map<Column, double[]> rows() {
    Map<Column, double[]> rows = new LinkedHashMap<>();
    int slots = pool.snapshot().slots();
    for (FixtureEndpoint member : members) {
      member.frozen.forEach(
          (column, value) ->
              rows.computeIfAbsent(column, c -> unknown(slots))[member.endpoint.slot()] = value);
    }
    return rows;
  }

  /** Returns what a scorer gives to each endpoint, in the order of joining; NaN for no opinion. */
  public double[] rate(Scorer scorer) {
    return rate(scorer, anyRequest());
  }

  /** Returns what a scorer gives to each endpoint, in the order of joining; NaN for no opinion. */
  public double[] rate(Scorer scorer, RoutingRequest request) {
    Candidates candidates = candidates();
    Sheet sheet = Sheet.ofSize(candidates.size());
    scorer.score(request, candidates, sheet);
    double[] ratings = new double[candidates.size()];
    Arrays.setAll(ratings, sheet::get);
    return ratings;
  }

  /** Returns the names of the endpoints that a filter keeps, in the order of joining. */
  public List<String> kept(Filter filter, RoutingRequest request, long seed) {
    Candidates candidates = candidates();
    Drops drops = Drops.ofSize(candidates.size());
    filter.filter(request, candidates, drops, new SplittableRandom(seed));
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (!drops.dropped(i)) {
        kept.add(candidates.endpoint(i).name());
      }
    }
    return kept;
  }

  /** One member of the fixture's pool; each call takes effect at once. */
  public final class FixtureEndpoint {
    private EndpointSpec spec;
    private final Endpoint endpoint;
    private final Map<Column, Double> frozen = new LinkedHashMap<>();

    private FixtureEndpoint(String name) {
      spec = EndpointSpec.of(name, URI.create("http://" + name + ":8000"));
      endpoint = pool.join(spec);
    }

    /** Returns the endpoint. */
    public Endpoint endpoint() {
      return endpoint;
    }

    /** Sets a value, by report or, for the other columns, as a decision would freeze it. */
    public FixtureEndpoint set(Column column, double value) {
      if (column.origin() == Column.Origin.REPORT) {
        ReportWriter report = pool.scrapeSent(endpoint, 0).set(column, value);
        report.commit();
      } else {
        frozen.put(column, value);
      }
      return this;
    }

    /** Reports a fact that is not a number. */
    public <T> FixtureEndpoint set(Attribute<T> attribute, T value) {
      pool.scrapeSent(endpoint, 0).set(attribute, value).commit();
      return this;
    }

    /** Adds a label. */
    public FixtureEndpoint label(String key, String value) {
      Map<String, String> labels = new LinkedHashMap<>(spec.labels());
      labels.put(key, value);
      return change(spec.withLabels(labels));
    }

    /** Sets the models that the endpoint serves. */
    public FixtureEndpoint models(String... models) {
      return change(spec.withModels(Set.of(models)));
    }

    private FixtureEndpoint change(EndpointSpec changed) {
      spec = changed;
      pool.join(changed);
      return this;
    }
  }
}
