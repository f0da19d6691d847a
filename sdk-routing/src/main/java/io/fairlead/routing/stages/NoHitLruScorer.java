package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.util.Arrays;
import java.util.Set;

/** See {@link Scorers#noHitLru()}. */
record NoHitLruScorer(String name) implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(Column.CACHED_TOKENS, Column.NO_HIT_RANK);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    int size = candidates.size();
    if (warm(candidates)) {
      out.fill(0.5);
    } else if (size == 1) {
      out.fill(1.0);
    } else {
      rank(candidates, out, size);
    }
  }

  /** Whether any candidate has a part of the prompt. */
  static boolean warm(Candidates candidates) {
    return candidates.row(Column.CACHED_TOKENS).max() > 0.0;
  }

  /** The signal's ranks are those among all live endpoints; filters have left gaps in them. */
  private static void rank(Candidates candidates, Sheet out, int size) {
    Row ranks = candidates.row(Column.NO_HIT_RANK);
    double[] before = candidates.scratch();
    int limit = candidates.slotLimit();
    Arrays.fill(before, 0, limit, 0.0);
    for (int i = 0; i < size; i++) {
      double rank = ranks.get(i);
      if (!Double.isNaN(rank)) {
        before[(int) rank] = 1.0;
      }
    }
    double count = 0.0;
    for (int rank = 0; rank < limit; rank++) {
      double here = before[rank];
      before[rank] = count;
      count += here;
    }
    for (int i = 0; i < size; i++) {
      double rank = ranks.get(i);
      if (!Double.isNaN(rank)) {
        out.set(i, Math.max(0.0, 1.0 - before[(int) rank] / (size - 1)));
      }
    }
  }
}
