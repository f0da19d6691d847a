package io.fairlead.routing;

import java.util.Arrays;
import java.util.Map;

/** Freezes the input of a router's decisions: own traffic, and what signals know of the request. */
final class Intake {

  private final OwnTraffic[] ownTraffic;
  private final Signal[] signals;
  private final int firstStage;
  private final StageHealth health;

  /**
   * Creates an intake.
   *
   * @param firstStage number of the first signal among the stages of the router
   */
  Intake(OwnTraffic[] ownTraffic, Signal[] signals, int firstStage, StageHealth health) {
    this.ownTraffic = ownTraffic;
    this.signals = signals;
    this.firstStage = firstStage;
    this.health = health;
  }

  /** Starts a decision: fills all rows of the scratch. */
  void freeze(Scratch s, PoolSnapshot pool, RoutingRequest request, long nowNanos, long off) {
    s.start(pool);
    for (OwnTraffic source : ownTraffic) {
      source.freeze(pool, nowNanos, s.rows.add(source.column(), pool.slots()));
    }
    for (int i = 0; i < signals.length; i++) {
      fill(i, s, pool, request, off);
    }
  }

  private void fill(int signal, Scratch s, PoolSnapshot pool, RoutingRequest request, long off) {
    int stage = firstStage + signal;
    double[] row = s.rows.add(signals[signal].column(), pool.slots());
    boolean holes = !s.candidates.dense();
    double[] target = holes ? s.ratings : row;
    s.sheet.over(target, s.candidates.size(), Double.NaN);
    if ((off & (1L << stage)) == 0 && pool.size() > 0) {
      s.enter(stage);
      try {
        signals[signal].fill(request, s.candidates, s.sheet);
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
        s.sheet.fill(Double.NaN);
        s.failed(stage, e);
      } finally {
        s.exit(stage);
      }
    }
    if (holes) {
      Arrays.fill(row, 0, pool.slots(), Double.NaN);
      for (int i = 0; i < s.candidates.size(); i++) {
        row[s.candidates.slot(i)] = target[i];
      }
    }
  }

  /** Tells the signals where the request went. */
  void routed(Scratch s, RoutingRequest request, Routed decision, long off) {
    for (int i = 0; i < signals.length; i++) {
      int stage = firstStage + i;
      if ((off & (1L << stage)) == 0) {
        s.enter(stage);
        try {
          signals[i].routed(request, decision, s.candidates);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
          s.failed(stage, e);
        } finally {
          s.exit(stage);
        }
      }
    }
  }

  /** Returns a copy of what was frozen. */
  DecisionInput input(Scratch s, RoutingRequest request, long nowNanos, long seed, long off) {
    PoolSnapshot pool = s.candidates.pool();
    Map<Column, double[]> rows = s.rows.copy(pool.slots());
    return new DecisionInput(pool, request, rows, nowNanos, seed, health.names(off));
  }
}
