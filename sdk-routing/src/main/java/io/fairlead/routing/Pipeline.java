package io.fairlead.routing;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Filters, scorers and picker of a profile, run over scratch that holds the frozen input.
 *
 * <p>Stages are numbered: filters, then scorers, then the picker.
 */
final class Pipeline {

  /** Filters dropped all, some of them for now. */
  static final int ALL_FILTERED = -1;

  /** A filter that is a rule failed, so nobody can be chosen. */
  static final int FILTER_FAILED = -2;

  /** Filters dropped all, and would again. */
  static final int ALL_RULED_OUT = -3;

  final Filter[] filters;
  final Scorer[] scorers;
  final double[] weights;
  final Scorer.WhenUnknown[] whenUnknown;
  final Picker picker;

  /** One bit per filter that is a rule. */
  final long rules;

  /** One bit per filter whose drops last. */
  final long lasting;

  Pipeline(
      Filter[] filters,
      Scorer[] scorers,
      double[] weights,
      Scorer.WhenUnknown[] whenUnknown,
      Picker picker) {
    this.filters = filters;
    this.scorers = scorers;
    this.weights = weights;
    this.whenUnknown = whenUnknown;
    this.picker = picker;
    rules = bits(filters, Filter::mandatory);
    lasting = bits(filters, Filter::lasting);
  }

  private static long bits(Filter[] filters, Predicate<Filter> test) {
    long bits = 0;
    for (int i = 0; i < filters.length; i++) {
      bits |= test.test(filters[i]) ? 1L << i : 0;
    }
    return bits;
  }

  int stages() {
    return filters.length + scorers.length + 1;
  }

  String stageName(int stage) {
    if (stage < filters.length) {
      return filters[stage].name();
    }
    int scorer = stage - filters.length;
    return scorer < scorers.length ? scorers[scorer].name() : picker.name();
  }

  /**
   * Decides; the ranking is left in the scratch, as slots.
   *
   * @param off one bit per stage that takes no part
   * @return slot of the winner, or {@link #ALL_FILTERED}, {@link #FILTER_FAILED} or {@link
   *     #ALL_RULED_OUT}
   */
  int run(Scratch s, RoutingRequest request, long seed, long off, @Nullable Trace trace) {
    for (int i = 0; i < filters.length; i++) {
      if ((off & (1L << i)) == 0) {
        filter(i, s, request, seed, trace);
      } else if (trace != null) {
        trace.off(i);
      }
      if (((off | s.failed) & rules & (1L << i)) != 0) {
        return FILTER_FAILED;
      }
      if (s.candidates.size() == 0) {
        return (s.dropping & ~lasting) == 0 ? ALL_RULED_OUT : ALL_FILTERED;
      }
    }
    int size = s.candidates.size();
    Arrays.fill(s.totals, 0, size, 0.0);
    for (int i = 0; i < scorers.length; i++) {
      int stage = filters.length + i;
      if ((off & (1L << stage)) == 0) {
        score(i, stage, s, request, trace);
      } else if (trace != null) {
        trace.off(stage);
      }
    }
    int stage = filters.length + scorers.length;
    boolean pickerOff = (off & (1L << stage)) != 0;
    pick(pickerOff ? MaxTotal.PICKER : picker, stage, s, seed, trace);
    return s.ranked[0];
  }

  private void filter(
      int stage, Scratch s, RoutingRequest request, long seed, @Nullable Trace trace) {
    s.drops.reset(s.candidates.size(), trace);
    s.enter(stage);
    try {
      filters[stage].filter(request, s.candidates, s.drops, s.random.seed(seed, stage));
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      leaveOut(stage, e, s, trace);
      return;
    } finally {
      s.exit(stage);
    }
    if (s.drops.count() > 0) {
      if (trace != null) {
        trace.dropped(stage, s.drops, s.candidates);
      }
      s.dropping |= 1L << stage;
      s.candidates.remove(s.drops);
    }
  }

  private void score(
      int scorer, int stage, Scratch s, RoutingRequest request, @Nullable Trace trace) {
    int size = s.candidates.size();
    s.sheet.over(s.ratings, size, Sheet.UNSET);
    s.enter(stage);
    try {
      scorers[scorer].score(request, s.candidates, s.sheet);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      leaveOut(stage, e, s, trace);
      return;
    } finally {
      s.exit(stage);
    }
    int known = Ratings.check(s.ratings, size);
    if (known < 0) {
      int culprit = -1 - known;
      leaveOut(stage, Ratings.fault(s.candidates.endpoint(culprit), s.ratings[culprit]), s, trace);
      return;
    }
    double weight = weights[scorer];
    double standIn =
        known == size ? Double.NaN : Ratings.standIn(s.ratings, size, known, whenUnknown[scorer]);
    if (trace != null) {
      trace.scored(scorer, s.candidates, s.ratings, weight, standIn);
    }
    Ratings.add(s.totals, s.ratings, size, weight, known == size, standIn);
  }

  private void pick(Picker chosen, int stage, Scratch s, long seed, @Nullable Trace trace) {
    int size = s.candidates.size();
    Row totals = s.totalsRow.over(s.totals, size);
    int wanted = Math.min(Math.max(1, chosen.endpoints()), size);
    if (s.ranked.length < wanted) {
      s.ranked = new int[wanted];
    }
    int count;
    s.enter(stage);
    try {
      count = chosen.pick(totals, s.random.seed(seed, stage), s.ranked);
      Ratings.checkRanking(s.ranked, count, size);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      leaveOut(stage, e, s, trace);
      count = MaxTotal.PICKER.pick(totals, s.random.seed(seed, stage), s.ranked);
    } finally {
      s.exit(stage);
    }
    s.rankedCount = Math.min(count, wanted);
    s.margin = Ratings.margin(s.totals, size, s.ranked[0]);
    if (trace != null) {
      trace.picked(s);
    }
    for (int i = 0; i < s.rankedCount; i++) {
      s.ranked[i] = s.candidates.slot(s.ranked[i]);
    }
  }

  private void leaveOut(int stage, Throwable cause, Scratch s, @Nullable Trace trace) {
    s.failed(stage, cause);
    if (trace != null) {
      trace.failed(stage, cause);
    }
  }
}
