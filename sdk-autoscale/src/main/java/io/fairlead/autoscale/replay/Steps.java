package io.fairlead.autoscale.replay;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run, made again where somebody looks: what a policy said in a year does not fit
 * into memory, and it says the same again from what it remembered at the time. Holds one run per
 * 4,096 steps as it was at their start, and the steps that were looked at last.
 *
 * <p>Immutable to those who look, and safe to share between threads.
 */
final class Steps extends AbstractList<ReplayStep> implements RandomAccess {

  private static final int BLOCK = 4_096;

  private final List<PolicyRun> starts;
  private final int size;
  private volatile @Nullable Block recent;

  private record Block(int index, ReplayStep[] steps) {}

  private Steps(List<PolicyRun> starts, int size, @Nullable Block recent) {
    this.starts = starts;
    this.size = size;
    this.recent = recent;
  }

  /**
   * Runs a policy from its first step to its last.
   *
   * @param each is told every step, in order
   * @param changes is told the changes
   */
  static Steps of(PolicyRun run, int size, Consumer<ReplayStep> each, List<ReplayChange> changes) {
    List<PolicyRun> starts = new ArrayList<>();
    Block block = null;
    for (int first = 0; first < size; first += BLOCK) {
      starts.add(run.copy());
      block = block(run, first, size, changes);
      List.of(block.steps()).forEach(each);
    }
    return new Steps(starts, size, block);
  }

  private static Block block(
      PolicyRun run, int first, int size, @Nullable List<ReplayChange> changes) {
    ReplayStep[] steps = new ReplayStep[Math.min(BLOCK, size - first)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = run.step(first + i, changes);
    }
    return new Block(first / BLOCK, steps);
  }

  @Override
  public ReplayStep get(int index) {
    int wanted = index / BLOCK;
    Block block = recent;
    if (block == null || block.index() != wanted) {
      block = block(starts.get(wanted).copy(), wanted * BLOCK, size, null);
      recent = block;
    }
    return block.steps()[index % BLOCK];
  }

  @Override
  public int size() {
    return size;
  }
}
