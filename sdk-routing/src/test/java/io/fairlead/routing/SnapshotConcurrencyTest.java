package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * Publication of snapshots under every interleaving of small scenarios: a reader sees a report
 * whole or not at all, and membership that fits it. The exploration has to notice a pool that
 * writes into what readers read.
 */
class SnapshotConcurrencyTest {

  private static ModelCheckingOptions explore() {
    return new ModelCheckingOptions()
        .sequentialSpecification(SoundPool.class)
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(1)
        .iterations(15)
        .invocationsPerIteration(150)
        .minimizeFailedScenario(false);
  }

  @Test
  void readersSeeAReportWholeOrNotAtAll() {
    explore().check(SoundPool.class);
  }

  @Test
  void theExplorationNoticesAPoolThatWritesIntoWhatReadersRead() {
    assertThatThrownBy(() -> explore().check(TornPool.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  abstract static class Subject {
    @Operation(nonParallelGroup = "writer")
    public abstract void report();

    @Operation(nonParallelGroup = "writer")
    public abstract void toggleMembership();

    @Operation
    public abstract String read();
  }

  public static final class SoundPool extends Subject {
    private final Pool pool = Pool.create();
    private final Endpoint endpoint = pool.join(TestPool.spec("e"));
    private boolean member = true;
    private int value;

    @Override
    @Operation(nonParallelGroup = "writer")
    public void report() {
      value++;
      pool.scrapeSent(endpoint, value)
          .set(Column.WAITING, value)
          .set(Column.RUNNING, value)
          .commit();
      pool.publish(value);
    }

    @Override
    @Operation(nonParallelGroup = "writer")
    public void toggleMembership() {
      if (member) {
        pool.leave(endpoint);
      } else {
        pool.join(endpoint.spec());
      }
      member = !member;
    }

    @Override
    @Operation
    public String read() {
      PoolSnapshot snapshot = pool.snapshot();
      return snapshot.size()
          + ":"
          + snapshot.value(Column.WAITING, 0)
          + ":"
          + snapshot.value(Column.RUNNING, 0);
    }
  }

  public static final class TornPool extends Subject {
    private final double[] waiting = {Double.NaN};
    private final double[] running = {Double.NaN};
    private int size = 1;
    private int value;

    @Override
    @Operation(nonParallelGroup = "writer")
    public void report() {
      if (size == 1) {
        value++;
        waiting[0] = value;
        running[0] = value;
      }
    }

    @Override
    @Operation(nonParallelGroup = "writer")
    public void toggleMembership() {
      size = 1 - size;
    }

    @Override
    @Operation
    public String read() {
      return size + ":" + waiting[0] + ":" + running[0];
    }
  }
}
