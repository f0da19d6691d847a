package io.fairlead.routing.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlocksTest {

  private static final PrefixScheme SCHEME = new PrefixScheme("test", 1, 1 << 20);
  private static final long ENOUGH = 1 << 26;

  private final MatchScratch scratch = new MatchScratch();

  @Test
  void answersLikeAModelOfPlainMapsWhateverHappens() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int slots = 1 + random.nextInt(seed % 3 == 0 ? 300 : 6);
      long capacity = 1 + random.nextInt(seed % 2 == 0 ? 20 : 200);
      new AgainstModel(new Blocks(ENOUGH), random, slots, capacity).run(1500);
    }
  }

  @Test
  void answersLikeTheModelWhenMemoryIsShort() {
    for (int seed = 0; seed < 8; seed++) {
      SplittableRandom random = new SplittableRandom(1000 + seed);
      Blocks blocks = new Blocks(Blocks.LEAST_BYTES);
      int slots = 2 + random.nextInt(seed % 2 == 0 ? 4 : 40);
      NaiveBlocks model = new NaiveBlocks();
      List<List<Long>> chains = new ArrayList<>();
      long most = 0;
      for (int step = 0; step < 4000; step++) {
        List<Long> chain = grown(chains, random, 40);
        int slot = random.nextInt(slots);
        store(blocks, slot, chain, Long.MAX_VALUE);
        model.store(slot, chain, Long.MAX_VALUE);
        model.keepNewest(blocks.pairs());
        most = Math.max(most, blocks.bytes());
        if (step % 16 == 0) {
          List<Long> asked = chains.get(random.nextInt(chains.size()));
          match(blocks, asked);
          for (int any = 0; any < slots; any++) {
            assertThat(scratch.blocks(any)).isEqualTo(model.blocks(any, asked));
          }
        }
      }
      assertThat(blocks.pairs()).isEqualTo(model.pairs());
      assertThat(most).isBetween(Blocks.LEAST_BYTES / 3, Blocks.LEAST_BYTES);
    }
  }

  @Test
  void givesMemoryOfPairsBackForHoldersWhenTheWorkloadChanges() {
    Blocks blocks = new Blocks(1 << 20);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2000; i++) { // full of blocks with one holder
      store(blocks, 0, random.longs(50).boxed().toList(), Long.MAX_VALUE);
    }
    long pairsOfOneHolder = blocks.pairs();
    List<Long> shared = random.longs(40).boxed().toList();
    for (int slot = 0; slot < 300; slot++) { // now one prompt everywhere
      store(blocks, slot, shared, Long.MAX_VALUE);
      assertThat(blocks.bytes()).isLessThanOrEqualTo(1 << 20);
    }
    match(blocks, shared);
    for (int slot = 0; slot < 300; slot++) {
      assertThat(scratch.blocks(slot)).isEqualTo(40);
    }
    assertThat(blocks.pairs()).isLessThan(pairsOfOneHolder);
  }

  @Test
  void keepsNothingWhereTheEndpointsAloneFillTheLimit() {
    List<Long> chain = List.of(1L, 2L, 3L);
    Blocks crowded = new Blocks(Blocks.LEAST_BYTES);
    for (int slot = 0; slot < 5000; slot++) {
      crowded.open(slot, "test", 10);
    }
    store(crowded, 7, chain, 10);
    assertThat(crowded.pairs()).isZero();
    Blocks filling = new Blocks(Blocks.LEAST_BYTES);
    for (int slot = 0; slot < 5000; slot++) {
      store(filling, slot, chain, 10);
    }
    assertThat(filling.pairs()).isLessThan(3);
    match(filling, chain);
    assertThat(scratch.blocks(1)).isZero();
  }

  @Test
  void staysWithinTheLimitWithManyHoldersOfManyBlocks() {
    long limit = 2 << 20;
    Blocks blocks = new Blocks(limit);
    SplittableRandom random = new SplittableRandom(11);
    List<List<Long>> chains = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      store(blocks, random.nextInt(700), grown(chains, random, 30), 500);
      assertThat(blocks.bytes()).isLessThanOrEqualTo(limit);
    }
    assertThat(blocks.pairs()).isGreaterThan(10_000);
  }

  @Test
  void takesAtMostFortyBytesPerPairOfABlockWithOneHolder() {
    for (int pairs : new int[] {20_000, 100_000, 300_000, 1_000_000, 2_000_000}) {
      Blocks blocks = new Blocks(256L << 20);
      SplittableRandom random = new SplittableRandom(pairs);
      for (int i = 0; i < pairs; i += 50) {
        store(blocks, random.nextInt(100), random.longs(50).boxed().toList(), Long.MAX_VALUE);
      }
      assertThat(blocks.pairs()).isEqualTo(pairs);
      assertThat(blocks.bytes() / (double) pairs).as("%d pairs", pairs).isLessThan(40);
    }
  }

  @Test
  void countsOnlyWhatIsHeldWithoutAGap() {
    Blocks blocks = new Blocks(ENOUGH);
    List<Long> chain = List.of(1L, 2L, 3L, 4L);
    store(blocks, 0, chain, 10);
    store(blocks, 1, chain, 10);
    blocks.remove(blocks.holder(0), 2L);
    blocks.remove(blocks.holder(1), 1L);
    match(blocks, chain);
    assertThat(scratch.blocks(0)).isEqualTo(1);
    assertThat(scratch.blocks(1)).isZero();
  }

  @Test
  void letsTheEndOfTheOldestChainGoFirst() {
    Blocks blocks = new Blocks(ENOUGH);
    store(blocks, 0, List.of(1L, 2L, 3L), 5);
    store(blocks, 0, List.of(1L, 12L, 13L), 5);
    store(blocks, 0, List.of(1L, 22L), 5);
    match(blocks, List.of(1L, 2L, 3L));
    assertThat(scratch.blocks(0)).isEqualTo(2);
    match(blocks, List.of(1L, 12L, 13L));
    assertThat(scratch.blocks(0)).isEqualTo(3);
  }

  @Test
  void leavesAYoungChainWhereItIsAndMovesAnOlderOne() {
    List<Long> repeated = List.of(1L, 2L);
    Blocks blocks = new Blocks(ENOUGH);
    store(blocks, 0, hashes(100, 60), 100);
    store(blocks, 0, repeated, 100);
    store(blocks, 0, hashes(200, 6), 100);
    store(blocks, 0, repeated, 100); // 7 touches ago, of 68 pairs
    store(blocks, 0, hashes(300, 94), 100);
    match(blocks, repeated);
    assertThat(scratch.blocks(0)).as("went before what was stored after it").isZero();

    blocks = new Blocks(ENOUGH);
    store(blocks, 0, hashes(100, 60), 100);
    store(blocks, 0, repeated, 100);
    store(blocks, 0, hashes(200, 9), 100);
    store(blocks, 0, repeated, 100); // 10 touches ago, of 71 pairs
    store(blocks, 0, hashes(300, 94), 100);
    match(blocks, repeated);
    assertThat(scratch.blocks(0)).isEqualTo(2);
  }

  @Test
  void fillsTheGapOfAYoungChain() {
    Blocks blocks = new Blocks(ENOUGH);
    List<Long> chain = hashes(1, 100);
    store(blocks, 0, chain, 200);
    blocks.remove(blocks.holder(0), 50L);
    store(blocks, 0, chain, 200);
    match(blocks, chain);
    assertThat(scratch.blocks(0)).isEqualTo(100);
  }

  @Test
  void forgetsASlotAtOnceAndItsPairsLater() {
    Blocks blocks = new Blocks(ENOUGH);
    List<Long> chain = new SplittableRandom(3).longs(1000).boxed().toList();
    store(blocks, 5, chain, 2000);
    store(blocks, 6, chain, 2000);
    Holder leaving = blocks.holder(5);
    blocks.forget(leaving);
    match(blocks, chain);
    assertThat(scratch.blocks(5)).isZero();
    assertThat(scratch.blocks(6)).isEqualTo(1000);
    assertThat(blocks.holder(5)).isSameAs(leaving);
    assertThat(blocks.sweep(999)).isTrue();
    assertThat(blocks.sweep(999)).isFalse();
    assertThat(blocks.holder(5)).isNull();
    assertThat(blocks.pairs()).isEqualTo(1000);
    store(blocks, 5, chain.subList(0, 3), 2000);
    match(blocks, chain);
    assertThat(scratch.blocks(5)).isEqualTo(3);
  }

  @Test
  void findsHashesThatAreCountedUpOrZero() {
    Blocks blocks = new Blocks(ENOUGH);
    List<Long> chain = new ArrayList<>();
    for (long hash = 0; hash < 5000; hash++) {
      chain.add(hash);
    }
    store(blocks, 0, chain, 5000);
    match(blocks, chain);
    assertThat(scratch.blocks(0)).isEqualTo(5000);
  }

  private static List<Long> hashes(long first, int count) {
    return LongStream.range(first, first + count).boxed().toList();
  }

  private void match(Blocks blocks, List<Long> chain) {
    scratch.match(blocks.table, blocks.live(), chain(chain));
  }

  static void store(Blocks blocks, int slot, List<Long> chain, long most) {
    Holder known = blocks.holder(slot);
    Holder holder = known == null ? blocks.open(slot, "test", most) : known;
    blocks.limit(holder, most);
    blocks.store(holder, chain(chain));
  }

  static PrefixChain chain(List<Long> hashes) {
    long[] array = hashes.stream().mapToLong(Long::longValue).toArray();
    return PrefixChain.of(SCHEME, array, array.length);
  }

  /** A new chain, or the beginning of a known one with new blocks after it. */
  private static List<Long> grown(List<List<Long>> chains, SplittableRandom random, int longest) {
    List<Long> chain = new ArrayList<>();
    if (!chains.isEmpty() && random.nextInt(4) > 0) {
      List<Long> known = chains.get(random.nextInt(chains.size()));
      chain.addAll(known.subList(0, random.nextInt(known.size() + 1)));
    }
    for (int more = 1 + random.nextInt(longest); more > 0 && chain.size() < longest; more--) {
      chain.add(random.nextLong());
    }
    chains.add(chain);
    return chain;
  }

  /** Random operations on both. */
  private final class AgainstModel {
    private final Blocks blocks;
    private final SplittableRandom random;
    private final int slots;
    private final long capacity;
    private final NaiveBlocks model = new NaiveBlocks();
    private final List<List<Long>> chains = new ArrayList<>();

    AgainstModel(Blocks blocks, SplittableRandom random, int slots, long capacity) {
      this.blocks = blocks;
      this.random = random;
      this.slots = slots;
      this.capacity = capacity;
      chains.add(List.of(random.nextLong()));
    }

    void run(int steps) {
      for (int i = 0; i < steps; i++) {
        step();
        compare(chains.get(random.nextInt(chains.size())));
      }
      while (blocks.sweep(100)) {}
      assertThat(blocks.pairs()).isEqualTo(model.pairs());
    }

    private void step() {
      int slot = random.nextInt(slots);
      Holder holder = blocks.holder(slot);
      int choice = random.nextInt(20);
      if (choice == 0 && holder != null) {
        blocks.forget(holder);
        while (blocks.sweep(50)) {} // so that the slot may be used again
        model.forget(slot);
      } else if (choice == 1 && holder != null) {
        List<Long> chain = chains.get(random.nextInt(chains.size()));
        long hash = chain.get(random.nextInt(chain.size()));
        blocks.remove(holder, hash);
        model.remove(slot, hash);
      } else {
        List<Long> chain = grown(chains, random, 12);
        store(blocks, slot, chain, capacity);
        model.store(slot, chain, capacity);
      }
    }

    private void compare(List<Long> chain) {
      match(blocks, chain);
      for (int slot = 0; slot < slots; slot++) {
        if (scratch.blocks(slot) != model.blocks(slot, chain)) {
          assertThat(scratch.blocks(slot)).as("slot %d", slot).isEqualTo(model.blocks(slot, chain));
        }
      }
    }
  }
}
