package io.fairlead.routing.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * Readers against the writer: every interleaving of small scenarios, and real threads on a small
 * index whose pairs are reused all the time. Both are run on an arena that does not check what it
 * read, too: they have to notice.
 */
class BlocksConcurrencyTest {

  @Test
  void everyInterleavingOfOneReaderAndOneWriterIsLinearizable() {
    explore().check(Sound.class);
  }

  @Test
  void theExplorationNoticesAnArenaThatDoesNotLookTwice() {
    assertThatThrownBy(() -> explore().check(Broken.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("Invalid execution results");
  }

  @Test
  void realReadersNeverSeeAnotherBlocksHolder() throws Exception {
    assertThat(wrongHolders(new PairArena(Blocks.LEAST_BYTES, 64), 3_000_000)).isZero();
  }

  @Test
  void realReadersNoticeAnArenaThatDoesNotLookTwice() throws Exception {
    assertThat(wrongHolders(new Careless(Blocks.LEAST_BYTES, 64), 1_000_000)).isPositive();
  }

  /** The scenarios that matter most, and some that chance makes up. */
  private static ModelCheckingOptions explore() {
    Actor[] reusesThePair = {remove(1, 1), store(0, 0)};
    Actor[] reusesItTwice = {remove(1, 1), store(0, 0), remove(0, 0), store(2, 1)};
    Actor[] addsAndRemovesAHolder = {store(0, 1), remove(1, 1), store(2, 1)};
    Actor[] movesANeighbour = {store(1, 0), store(1, 2), store(1, 0)};
    return new ModelCheckingOptions()
        .sequentialSpecification(Specification.class)
        .addCustomScenario(scenario(List.of(store(1, 1)), holds(0, 1), reusesThePair))
        .addCustomScenario(scenario(List.of(store(1, 1)), holds(0, 1), reusesItTwice))
        .addCustomScenario(scenario(List.of(store(1, 1)), holds(1, 1), addsAndRemovesAHolder))
        .addCustomScenario(scenario(List.of(store(0, 1)), holds(0, 1), movesANeighbour))
        .threads(2)
        .actorsBefore(2)
        .actorsPerThread(2)
        .actorsAfter(1)
        .iterations(10)
        .invocationsPerIteration(300)
        .minimizeFailedScenario(false);
  }

  private static ExecutionScenario scenario(List<Actor> before, Actor reader, Actor... writer) {
    return new ExecutionScenario(
        before, List.of(List.of(reader), List.of(writer)), List.of(), null);
  }

  private static Actor store(int slot, int key) {
    return actor("store", slot, key);
  }

  private static Actor remove(int slot, int key) {
    return actor("remove", slot, key);
  }

  private static Actor holds(int slot, int key) {
    return actor("holds", slot, key);
  }

  private static Actor actor(String operation, int slot, int key) {
    try {
      return new Actor(
          Subject.class.getMethod(operation, int.class, int.class),
          List.of(slot, key),
          false,
          false,
          false,
          false,
          false);
    } catch (NoSuchMethodException misspelt) {
      throw new AssertionError(misspelt);
    }
  }

  /** The chain of one block, as cheap as can be: every step is explored. */
  record OneBlock(long key) implements PrefixChain {
    @Override
    public PrefixScheme scheme() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int blocks() {
      return 1;
    }

    @Override
    public long hash(int block) {
      return key;
    }

    @Override
    public int tokens() {
      return 1;
    }
  }

  /** An arena that reads hash and slot without making sure that they belong together. */
  static final class Careless extends PairArena {
    Careless(long maxBytes, int chunkSize) {
      super(maxBytes, chunkSize);
    }

    @Override
    int slotIf(int pair, long hash) {
      if (isFree(pair) || hash(pair) != hash) {
        return -1;
      }
      Thread.yield();
      return slot(pair);
    }
  }

  /** What a sequential program would do. */
  public static final class Specification {
    private final NaiveBlocks blocks = new NaiveBlocks();

    public void store(int slot, int key) {
      blocks.store(slot, List.of((long) key), Subject.PAIRS_PER_SLOT);
    }

    public void remove(int slot, int key) {
      blocks.remove(slot, key);
    }

    public boolean holds(int slot, int key) {
      return blocks.blocks(slot, List.of((long) key)) == 1;
    }
  }

  /** One block at a time, with so little room that storing one reuses the pair of another. */
  @Param(name = "slot", gen = IntGen.class, conf = "0:2")
  @Param(name = "key", gen = IntGen.class, conf = "0:2")
  public abstract static class Subject {
    static final int PAIRS_PER_SLOT = 2;

    private final ReentrantLock writing = new ReentrantLock();
    private final Blocks blocks;

    Subject(PairArena arena) {
      blocks = new Blocks(1 << 20, arena);
      for (int slot = 0; slot <= 2; slot++) {
        blocks.open(slot, "test", PAIRS_PER_SLOT);
      }
    }

    @Operation
    public void store(@Param(name = "slot") int slot, @Param(name = "key") int key) {
      writing.lock();
      try {
        blocks.store(Objects.requireNonNull(blocks.holder(slot)), new OneBlock(key));
      } finally {
        writing.unlock();
      }
    }

    @Operation
    public void remove(@Param(name = "slot") int slot, @Param(name = "key") int key) {
      writing.lock();
      try {
        Holder holder = blocks.holder(slot);
        if (holder != null) {
          blocks.remove(holder, key);
        }
      } finally {
        writing.unlock();
      }
    }

    @Operation
    public boolean holds(@Param(name = "slot") int slot, @Param(name = "key") int key) {
      return BlocksConcurrencyTest.holds(blocks, slot, key);
    }
  }

  public static final class Sound extends Subject {
    public Sound() {
      super(new PairArena(1 << 12, 8));
    }
  }

  public static final class Broken extends Subject {
    public Broken() {
      super(new Careless(1 << 12, 8));
    }
  }

  private static boolean holds(Blocks blocks, int slot, long hash) {
    int found = blocks.table.find(hash);
    if (found >= BlockTable.NONE) {
      return found == slot;
    }
    HolderSet set = blocks.table.setAt(found);
    if (set == null || set.hash != hash) {
      return holds(blocks, slot, hash);
    }
    return set.has(slot);
  }

  /** A block whose hash is h is only ever stored by the slots h % 16 and h % 16 + 16. */
  private static long wrongHolders(PairArena arena, int lookups) throws Exception {
    Blocks blocks = new Blocks(Blocks.LEAST_BYTES, arena);
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Future<?> writer = threads.submit(() -> write(blocks, stop));
    SplittableRandom random = new SplittableRandom(9);
    long wrong = 0;
    for (int i = 0; i < lookups && (wrong == 0 || i < 1000); i++) {
      long hash = random.nextInt(1 << 13);
      int found = blocks.table.find(hash);
      if (found >= 0 && found % 16 != hash % 16) {
        wrong++;
      }
      HolderSet set = found < BlockTable.NONE ? blocks.table.setAt(found) : null;
      if (set != null && set.hash == hash && set.members() instanceof int[] few) {
        for (int at = 0; at < few.length; at += 2) {
          wrong += few[at] != 0 && (few[at] - 1) % 16 != hash % 16 ? 1 : 0;
        }
      }
      if (writer.isDone()) {
        break;
      }
    }
    stop.set(true);
    end(threads, writer);
    return wrong;
  }

  private static void write(Blocks blocks, AtomicBoolean stop) {
    SplittableRandom random = new SplittableRandom(10);
    while (!stop.get()) {
      long hash = random.nextInt(1 << 13);
      int slot = (int) (hash % 16) + 16 * random.nextInt(2);
      BlocksTest.store(blocks, slot, List.of(hash), 1 + random.nextInt(40));
      if (random.nextInt(100) == 0) {
        Holder holder = blocks.holder(random.nextInt(32));
        if (holder != null) {
          blocks.forget(holder);
          while (blocks.sweep(64)) {}
        }
      }
    }
  }

  private static void end(ExecutorService threads, Future<?> writer) throws InterruptedException {
    try {
      writer.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("the writer failed", failed.getCause());
    } finally {
      threads.shutdown();
    }
  }
}
