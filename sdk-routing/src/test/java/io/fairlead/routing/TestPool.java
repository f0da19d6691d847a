package io.fairlead.routing;

import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixScheme;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** A pool whose uninteresting values are filled in. */
public final class TestPool {

  public final Pool pool;

  public TestPool() {
    this(Pool.create());
  }

  public TestPool(Pool pool) {
    this.pool = pool;
  }

  /** Joins an endpoint that nobody has reported on. */
  public Endpoint join(String name) {
    return pool.join(spec(name));
  }

  public static EndpointSpec spec(String name) {
    return EndpointSpec.of(name, URI.create("http://" + name + ":8000"));
  }

  public Endpoint join(String name, Map<String, String> labels, Set<String> models) {
    return pool.join(spec(name).withLabels(labels).withModels(models));
  }

  /** Joins an endpoint with one reported value. */
  public Endpoint join(String name, Column column, double value) {
    Endpoint endpoint = join(name);
    report(endpoint, column, value);
    return endpoint;
  }

  public void report(Endpoint endpoint, Column column, double value) {
    pool.scrapeSent(endpoint, 0).set(column, value).commit();
  }

  public Candidates candidates() {
    return Candidates.of(pool.publish(0));
  }

  public Candidates candidates(Map<Column, double[]> rows) {
    return Candidates.of(pool.publish(0), rows);
  }

  /** What a scorer gives to all endpoints, in the order in which they joined; NaN for nothing. */
  public double[] rate(Scorer scorer, RoutingRequest request, Map<Column, double[]> rows) {
    Candidates candidates = candidates(rows);
    Sheet sheet = Sheet.ofSize(candidates.size());
    scorer.score(request, candidates, sheet);
    double[] ratings = new double[candidates.size()];
    for (int i = 0; i < ratings.length; i++) {
      ratings[i] = sheet.get(i);
    }
    return ratings;
  }

  public double[] rate(Scorer scorer) {
    return rate(scorer, request("r"), Map.of());
  }

  public static RoutingRequest request(String id) {
    return RoutingRequest.builder(id, "m").promptTokens(100).build();
  }

  /** A request with a chain of blocks of which only the number matters. */
  public static RoutingRequest request(String id, int blocks, int blockTokens) {
    return RoutingRequest.builder(id, "m").prefix(chain(blocks, blockTokens)).build();
  }

  public static PrefixChain chain(int blocks, int blockTokens) {
    return new PrefixChain() {
      @Override
      public PrefixScheme scheme() {
        return new PrefixScheme("test", blockTokens, 4096);
      }

      @Override
      public int blocks() {
        return blocks;
      }

      @Override
      public long hash(int block) {
        return block * 31L + 7;
      }

      @Override
      public int tokens() {
        return blocks * blockTokens;
      }
    };
  }
}
