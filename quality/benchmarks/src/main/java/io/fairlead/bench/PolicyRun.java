package io.fairlead.bench;

import io.fairlead.routing.Column;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Lease;
import io.fairlead.routing.Outcome;
import io.fairlead.routing.Pool;
import io.fairlead.routing.Routed;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Usage;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Signals;
import io.fairlead.simulation.Arrival;
import io.fairlead.simulation.FinishReason;
import io.fairlead.simulation.ModelServer;
import io.fairlead.simulation.Rejection;
import io.fairlead.simulation.RequestEvents;
import io.fairlead.simulation.ServerProfile;
import io.fairlead.simulation.SimulatedRequest;
import io.fairlead.simulation.StepLatency;
import io.fairlead.simulation.TokenBlocks;
import io.fairlead.simulation.Workload;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** One profile, a pool of simulated servers, a workload, in virtual time. */
final class PolicyRun {

  private static final long SCRAPE_NANOS = 50_000_000;
  private static final PrefixScheme SCHEME = PrefixScheme.approximate();

  private final List<ModelServer> servers = new ArrayList<>();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final Pool pool;
  private final Router router;
  private final List<Double> firstTokens = new ArrayList<>();
  private final List<Double> perToken = new ArrayList<>();
  private long promptTokens;
  private long cachedTokens;
  private long nextScrape;
  private long requests;

  /**
   * Creates a run.
   *
   * @param slowFactor how much slower the first quarter of the servers is, at least 1
   */
  PolicyRun(RoutingProfile profile, int count, double slowFactor) {
    long capacity = (long) ServerProfile.DEFAULT.blocks() * ServerProfile.DEFAULT.blockTokens();
    PrefixIndex index = PrefixIndex.builder(SCHEME).capacityTokens(capacity).build();
    pool = Pool.builder().holder(index).build();
    for (int i = 0; i < count; i++) {
      double factor = i < count / 4 ? slowFactor : 1;
      servers.add(
          ModelServer.create(
              ServerProfile.create(p -> p.latency(StepLatency.MODEL_8B_ON_H100.times(factor)))));
      endpoints.add(pool.join(EndpointSpec.of("s" + i, URI.create("http://s" + i + ":8000"))));
    }
    router = Router.builder(pool, profile, () -> 0).signal(Signals.prefix(index)).build();
  }

  /** Plays the workload to its end: the next arrival, scrape or step of a server, in turn. */
  void play(Workload workload) {
    Iterator<Arrival> arrivals = workload.iterator();
    Arrival next = arrivals.hasNext() ? arrivals.next() : null;
    while (true) {
      ModelServer stepping = null;
      long now = next == null ? ModelServer.IDLE : next.atNanos();
      for (ModelServer server : servers) {
        if (server.nextEventNanos() < now) {
          now = server.nextEventNanos();
          stepping = server;
        }
      }
      if (now == ModelServer.IDLE) {
        return;
      }
      if (nextScrape <= now) {
        scrape(nextScrape);
        nextScrape += SCRAPE_NANOS;
      } else if (stepping != null) {
        stepping.advance(now);
      } else if (next != null) {
        send(next, now);
        next = arrivals.hasNext() ? arrivals.next() : null;
      }
    }
  }

  private void scrape(long now) {
    for (int i = 0; i < servers.size(); i++) {
      servers.get(i).advance(now);
      pool.scrapeSent(endpoints.get(i), now)
          .set(Column.WAITING, servers.get(i).metrics().waiting())
          .set(Column.RUNNING, servers.get(i).metrics().running())
          .set(Column.KV_USE, servers.get(i).metrics().kvUsage())
          .commit();
    }
    pool.publish(now);
  }

  private void send(Arrival arrival, long now) {
    TokenBlocks blocks = arrival.blocks(SCHEME.blockTokens());
    int whole = Math.min(arrival.promptTokens() / SCHEME.blockTokens(), SCHEME.maxBlocks());
    long[] hashes = new long[whole];
    for (int i = 0; i < whole; i++) {
      hashes[i] = blocks.hash(i);
    }
    RoutingRequest request =
        RoutingRequest.builder("request-" + requests, "m")
            .promptTokens(arrival.promptTokens())
            .prefix(PrefixChain.of(SCHEME, hashes, whole * SCHEME.blockTokens()))
            .arrivalNanos(now)
            .build();
    if (router.route(request, now) instanceof Routed routed) {
      servers
          .get(endpoints.indexOf(routed.endpoint()))
          .submit(
              arrival.request(requests++, ServerProfile.DEFAULT.blockTokens()),
              new Watcher(routed.lease(), now),
              now);
    }
  }

  double firstTokenMillis(double quantile) {
    return quantile(firstTokens, quantile);
  }

  double perTokenMillis(double quantile) {
    return quantile(perToken, quantile);
  }

  double hitRate() {
    return (double) cachedTokens / promptTokens;
  }

  private static double quantile(List<Double> values, double quantile) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * quantile));
  }

  private final class Watcher implements RequestEvents {
    private final Lease lease;
    private final long sent;
    private long first;

    Watcher(Lease lease, long sent) {
      this.lease = lease;
      this.sent = sent;
    }

    @Override
    public void started(SimulatedRequest request, int cached, long now) {
      promptTokens += request.promptTokens();
      cachedTokens += cached;
    }

    @Override
    public void firstToken(SimulatedRequest request, long now) {
      first = now;
      firstTokens.add((now - sent) / 1e6);
      lease.firstToken(now);
    }

    @Override
    public void finished(SimulatedRequest request, FinishReason reason, int tokens, long now) {
      if (tokens > 1) {
        perToken.add((now - first) / 1e6 / (tokens - 1));
      }
      lease.end(Outcome.COMPLETED, new Usage(request.promptTokens(), -1, tokens), now);
    }

    @Override
    public void rejected(SimulatedRequest request, Rejection why, long now) {
      lease.end(Outcome.UPSTREAM_ERROR, Usage.UNKNOWN, now);
    }
  }
}
