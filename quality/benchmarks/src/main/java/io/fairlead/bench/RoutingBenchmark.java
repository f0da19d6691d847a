package io.fairlead.bench;

import io.fairlead.routing.Column;
import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Outcome;
import io.fairlead.routing.Pool;
import io.fairlead.routing.Routed;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingExplanation;
import io.fairlead.routing.RoutingListener;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Usage;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Signals;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision of upstream's default profile: queue, KV cache and prefix.
 *
 * <p>The index holds two million (block, endpoint) pairs, a second thread inserts 100,000 pairs per
 * second, a listener is attached. Read the {@code cpu} row: it is the deciding thread's own time.
 * The lease is ended in the measured operation, so that load stays level.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
public class RoutingBenchmark {

  private static final int PAIRS = 2_000_000;
  private static final int PAIRS_PER_SECOND = 100_000;
  private static final int REQUESTS = 1024;

  /** Pool size. */
  @Param({"100", "1000", "4000"})
  int endpoints;

  /** Blocks of 64 tokens in each prompt. */
  @Param({"24", "192"})
  int blocks;

  private final PrefixScheme scheme = PrefixScheme.approximate();
  private final List<Endpoint> members = new ArrayList<>();
  private final RoutingRequest[] requests = new RoutingRequest[REQUESTS];
  private PrefixIndex index;
  private Router router;
  private RoutingProfile profile;
  private DecisionInput[] inputs;
  private Thread inserter;
  private volatile boolean stop;
  private long decided;
  private int next;

  /** Fills pool and index. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(42);
    index = PrefixIndex.builder(scheme).maxBytes(512L << 20).capacityTokens(Long.MAX_VALUE).build();
    Pool pool = Pool.builder().holder(index).build();
    for (int i = 0; i < endpoints; i++) {
      Endpoint endpoint =
          pool.join(EndpointSpec.of("pod-" + i, URI.create("http://10.0.0.1:" + (1024 + i))));
      members.add(endpoint);
      pool.scrapeSent(endpoint, 0)
          .set(Column.WAITING, random.nextInt(64))
          .set(Column.RUNNING, random.nextInt(256))
          .set(Column.KV_USE, random.nextDouble())
          .commit();
    }
    pool.publish(0);
    for (int i = 0; i < REQUESTS; i++) {
      PrefixChain chain = chain(random, blocks);
      requests[i] = RoutingRequest.builder("request-" + i, "m").prefix(chain).build();
      // a shared prompt is where it was sent: at a few endpoints, not always whole
      for (int copy = 0; copy < 4; copy++) {
        index.stored(any(random), cut(chain, 1 + random.nextInt(blocks)));
      }
    }
    while (index.pairs() < PAIRS) {
      index.stored(any(random), chain(random, blocks));
    }
    profile = Profiles.upstreamDefault();
    router =
        Router.builder(pool, profile, System::nanoTime)
            .signal(Signals.prefix(index))
            .listener(
                new RoutingListener() {
                  @Override
                  public void decided(
                      RoutingRequest request, RoutingDecision decision, long tookNanos) {
                    decided++;
                  }
                })
            .build();
    inputs = new DecisionInput[16];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = router.observe(requests[i], 0);
    }
    inserter = new Thread(this::insert, "inserter");
    inserter.setDaemon(true);
    inserter.start();
  }

  private Endpoint any(SplittableRandom random) {
    return members.get(random.nextInt(members.size()));
  }

  private PrefixChain chain(SplittableRandom random, int length) {
    long[] hashes = new long[length];
    for (int i = 0; i < length; i++) {
      hashes[i] = random.nextLong();
    }
    return PrefixChain.of(scheme, hashes, length * scheme.blockTokens());
  }

  private PrefixChain cut(PrefixChain chain, int length) {
    long[] hashes = new long[length];
    for (int i = 0; i < length; i++) {
      hashes[i] = chain.hash(i);
    }
    return PrefixChain.of(scheme, hashes, length * scheme.blockTokens());
  }

  /** Stores new chains at a steady rate; what is oldest goes when the limit is reached. */
  private void insert() {
    SplittableRandom random = new SplittableRandom(7);
    long start = System.nanoTime();
    long inserted = 0;
    while (!stop) {
      long due = (System.nanoTime() - start) * PAIRS_PER_SECOND / 1_000_000_000L;
      while (inserted < due) {
        index.stored(any(random), chain(random, blocks));
        inserted += blocks;
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Ends the second thread. */
  @TearDown(Level.Trial)
  public void stop() throws InterruptedException {
    stop = true;
    inserter.join();
  }

  /** Decides, reserves, ends. */
  @Benchmark
  public RoutingDecision route() {
    RoutingDecision decision = router.route(requests[next++ & (REQUESTS - 1)], 0);
    ((Routed) decision).lease().end(Outcome.COMPLETED, Usage.UNKNOWN, 0);
    return decision;
  }

  /** Decides on a recorded input and writes the trace. */
  @Benchmark
  public RoutingExplanation explain() {
    return profile.explain(inputs[next++ & (inputs.length - 1)]);
  }

  /** The same, and the table that a person reads. */
  @Benchmark
  public String explainAsTable() {
    return profile.explain(inputs[next++ & (inputs.length - 1)]).table();
  }
}
