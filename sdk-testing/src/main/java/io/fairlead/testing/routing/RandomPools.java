package io.fairlead.testing.routing;

import io.fairlead.routing.Attribute;
import io.fairlead.routing.Column;
import io.fairlead.routing.LoraAdapters;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.testing.routing.PoolFixture.FixtureEndpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Pools and requests as they come, from a seed; values are often missing. */
final class RandomPools {

  private static final PrefixScheme SCHEME = PrefixScheme.approximate();
  private static final int MOST_BLOCKS = 20;

  private RandomPools() {}

  /** A pool, in the order that the seed gives or in the reverse order. */
  static PoolFixture pool(long seed, Set<Column> reads, boolean reversed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Consumer<PoolFixture>> joins = new ArrayList<>();
    for (int i = random.nextInt(1, 20); i > 0; i--) {
      long own = random.nextLong();
      String name = "pod-" + i;
      joins.add(fixture -> join(fixture.endpoint(name), new SplittableRandom(own), reads));
    }
    if (reversed) {
      Collections.reverse(joins);
    }
    PoolFixture fixture = new PoolFixture();
    joins.forEach(join -> join.accept(fixture));
    return fixture;
  }

  private static void join(FixtureEndpoint endpoint, SplittableRandom random, Set<Column> reads) {
    List<Column> columns = new ArrayList<>(reads);
    columns.sort((a, b) -> a.name().compareTo(b.name()));
    for (Column column : columns) {
      if (random.nextInt(4) > 0) {
        endpoint.set(column, value(column, random));
      }
    }
    if (random.nextBoolean()) {
      endpoint.set(
          Attribute.LORA,
          new LoraAdapters(
              random.nextBoolean() ? Set.of("m") : Set.of("x"),
              random.nextBoolean() ? Set.of("m") : Set.of(),
              random.nextInt(4)));
    }
    if (random.nextBoolean()) {
      endpoint.label("llm-d.ai/role", random.nextBoolean() ? "decode" : "prefill");
    }
    if (random.nextBoolean()) {
      endpoint.models(random.nextBoolean() ? "m" : "other");
    }
  }

  private static double value(Column column, SplittableRandom random) {
    if (column.equals(Column.KV_USE)) {
      return random.nextDouble();
    }
    if (column.equals(Column.SESSION)) {
      return random.nextInt(5) == 0 ? 1 : 0;
    }
    if (column.equals(Column.CACHED_TOKENS)) {
      return random.nextInt(MOST_BLOCKS * SCHEME.blockTokens());
    }
    return column.equals(Column.NO_HIT_RANK) ? 0 : random.nextInt(60);
  }

  static RoutingRequest request(long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    RoutingRequest.Builder request =
        RoutingRequest.builder("r" + seed, "m").priority(random.nextInt(-1, 2));
    int blocks = random.nextInt(MOST_BLOCKS);
    if (blocks == 0) {
      return random.nextBoolean() ? request.build() : request.promptTokens(7).build();
    }
    long[] hashes = random.longs(blocks).toArray();
    return request.prefix(PrefixChain.of(SCHEME, hashes, blocks * SCHEME.blockTokens())).build();
  }
}
