package io.fairlead.bench;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Pool;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The prefix index alone, with two million resident pairs of sessions that share a system prompt of
 * eight blocks. What is asked for is drawn from many sessions, so little of it is in a cache.
 *
 * <p>Promise for storing: 100,000 pairs a second at least, that is 10 µs a pair.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
public class RoutingIndexBenchmark {

  private static final int PAIRS = 2_000_000;
  private static final int SHARED_BLOCKS = 8;
  private static final int SESSIONS = 1 << 14;

  /** Endpoints and blocks per prompt. */
  @Param({"100x24", "1000x24", "4000x24", "100x192"})
  String shape = "100x24";

  private final PrefixScheme scheme = PrefixScheme.approximate();
  private final SplittableRandom random = new SplittableRandom(1);
  private final long[] shared = random.longs(SHARED_BLOCKS).toArray();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<PrefixChain> sessions = new ArrayList<>();

  private int blocks;
  private PrefixIndex index;
  private Candidates candidates;
  private Sheet sheet;
  private int next;

  /** Fills the index. */
  @Setup
  public void fill() {
    int size = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
    blocks = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
    long capacity = 3L * PAIRS / 2 / size * scheme.blockTokens();
    index = PrefixIndex.builder(scheme).capacityTokens(capacity).build();
    Pool pool = Pool.builder().holder(index).build();
    for (int i = 0; i < size; i++) {
      endpoints.add(pool.join(EndpointSpec.of("pod-" + i, URI.create("http://10.0.0.1:80"))));
    }
    while (index.pairs() < PAIRS) {
      PrefixChain chain = chain();
      if (sessions.size() < SESSIONS) {
        sessions.add(chain);
      }
      index.stored(endpoints.get(random.nextInt(size)), chain);
    }
    candidates = Candidates.of(pool.snapshot());
    sheet = Sheet.ofSize(candidates.size());
  }

  private PrefixChain chain() {
    long[] hashes = new long[blocks];
    for (int i = 0; i < blocks; i++) {
      hashes[i] = i < SHARED_BLOCKS ? shared[i] : random.nextLong();
    }
    return PrefixChain.of(scheme, hashes, blocks * scheme.blockTokens());
  }

  /** Looks one known prompt up for all endpoints. */
  @Benchmark
  public double match() {
    next += 7919;
    index.match(sessions.get((next & Integer.MAX_VALUE) % sessions.size()), candidates, sheet);
    return sheet.get(0);
  }

  /** Makes up and stores one prompt, new but for what all prompts share. */
  @Benchmark
  public void store() {
    next++;
    index.stored(endpoints.get(next % endpoints.size()), chain());
  }
}
