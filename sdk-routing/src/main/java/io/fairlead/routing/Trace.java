package io.fairlead.routing;

import io.fairlead.routing.Drops.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a decision did, written down while it runs; arrays by slot. */
final class Trace {

  private static final int NOT_DROPPED = -1;

  final int[] dropStage;
  final @Nullable Reason[] dropReason;
  final double[] dropValue;
  final double[] dropLimit;

  /** Ratings and contributions by scorer and slot; {@code null} for a scorer left out. */
  final double[] @Nullable [] ratings;

  final double[] @Nullable [] contributions;

  final double[] totals;
  final @Nullable String[] leftOut;
  int[] ranked = new int[0];

  private @Nullable Reason[] dropping = new Reason[0];
  private double[] droppingValue = new double[0];
  private double[] droppingLimit = new double[0];

  Trace(int slots, Pipeline pipeline) {
    dropStage = new int[slots];
    Arrays.fill(dropStage, NOT_DROPPED);
    dropReason = new @Nullable Reason[slots];
    dropValue = new double[slots];
    dropLimit = new double[slots];
    ratings = new double[pipeline.scorers.length][];
    contributions = new double[pipeline.scorers.length][];
    totals = new double[slots];
    Arrays.fill(totals, Double.NaN);
    leftOut = new @Nullable String[pipeline.stages()];
  }

  /** A filter drops a candidate; holds only if the filter returns. */
  void dropping(int i, Reason why, double value, double limit) {
    if (dropping.length <= i) {
      int longer = Math.max(dropStage.length, i + 1);
      dropping = Arrays.copyOf(dropping, longer);
      droppingValue = Arrays.copyOf(droppingValue, longer);
      droppingLimit = Arrays.copyOf(droppingLimit, longer);
    }
    dropping[i] = why;
    droppingValue[i] = value;
    droppingLimit[i] = limit;
  }

  /** A filter returned. */
  void dropped(int stage, Drops drops, Candidates candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      if (drops.dropped(i)) {
        int slot = candidates.slot(i);
        dropStage[slot] = stage;
        dropReason[slot] = dropping[i];
        dropValue[slot] = droppingValue[i];
        dropLimit[slot] = droppingLimit[i];
      }
    }
  }

  /** A scorer's ratings are in range. */
  void scored(int scorer, Candidates candidates, double[] given, double weight, double standIn) {
    double[] raw = new double[dropStage.length];
    double[] part = new double[dropStage.length];
    Arrays.fill(raw, Double.NaN);
    for (int i = 0; i < candidates.size(); i++) {
      boolean unknown = Double.isNaN(given[i]);
      raw[candidates.slot(i)] = unknown ? Double.NaN : given[i];
      part[candidates.slot(i)] = weight * (unknown ? standIn : given[i]);
    }
    ratings[scorer] = raw;
    contributions[scorer] = part;
  }

  /** The picker returned; its ranking is still positions. */
  void picked(Scratch s) {
    for (int i = 0; i < s.candidates.size(); i++) {
      totals[s.candidates.slot(i)] = s.totals[i];
    }
    ranked = new int[s.rankedCount];
    for (int i = 0; i < ranked.length; i++) {
      ranked[i] = s.candidates.slot(s.ranked[i]);
    }
  }

  void off(int stage) {
    leftOut[stage] = "switched off, or failed when the decision was made";
  }

  void failed(int stage, Throwable cause) {
    leftOut[stage] = cause.toString();
  }
}
