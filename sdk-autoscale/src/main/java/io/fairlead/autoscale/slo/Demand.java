package io.fairlead.autoscale.slo;

import io.fairlead.kernel.Json;
import java.util.Arrays;

/**
 * What was seen of arrivals: their present level, and the index of dispersion of their counts in
 * windows of 15, 60 and 240 s. Immutable; some forty numbers, however long it looks.
 *
 * <p>The index is half the mean squared difference of neighbouring windows over their mean (D.
 * Allan's variance, of counts): 1 for Poisson arrivals at any rate, and not fooled by a load that
 * drifts through the day. Windows fade with a memory of {@value #MEMORY}. Falls count no more than
 * rises do: what only falls shows no risk that demand exceeds anything.
 *
 * <p>What is faster than the windows alternates: of neighbouring differences of counts the mean
 * product, negated, is the variance of what comes and goes within a window, 0 for a step and less
 * for a trend. Only that much of the dispersion may be taken for bursts that a queue has to absorb.
 *
 * <p>The level is a mean that fades as slowly as the load wanders, and starts anew at a window
 * whose count would come about less than once in ten thousand at that level and dispersion. Such a
 * jump is variance about the level of before, not of now: of jumps upwards all but one count for
 * the dispersion, and that one for about an hour; jumps downwards count for nothing.
 */
final class Demand {

  /** Seconds of the windows. */
  static final int[] WINDOWS = {15, 60, 240};

  private static final int MEMORY = 512;
  private static final double SHORTEST_LEVEL = 30;
  private static final double LONGEST_LEVEL = 480;
  private static final double PRIOR_WINDOWS = 5;
  private static final double ENOUGH_WINDOWS = 8;
  private static final double SURPRISE = 1e-4;
  private static final double LONGEST_TICK = 300;
  private static final double LASTING = 3_600; // seconds that a single jump is reckoned with

  // places in the array, by window where there are three
  private static final int OPEN_SECONDS = 0;
  private static final int OPEN_COUNT = 3;
  private static final int LAST =
      6; // count of the last full window, -1 if the one before is unknown
  private static final int RISES = 9; // halved squares of differences upwards
  private static final int MEANS = 12;
  private static final int NUMBER = 15;
  private static final int LEVEL_TIME = 18;
  private static final int LEVEL_COUNT = 19;
  private static final int HISTORY = 20;
  private static final int FALLS = 21; // halved squares of differences downwards
  private static final int BEFORE = 24; // of 15 s, the count before the last one, -1 if unknown
  private static final int ALTERNATING = 25; // negated products of neighbouring differences
  private static final int ALTERNATING_MEANS = 26;
  private static final int ALTERNATING_NUMBER = 27;
  private static final int JUMPS = 28; // halved squares of differences that span a jump upwards
  private static final int JUMP_SQUARES = 31; // sum over jumps of the square of that
  private static final int LAST_JUMP = 34; // what of it is the last jump's
  private static final int DROPS = 37; // halved squares of differences that span a jump downwards
  private static final int SPANNING = 40; // differences to come that span the last jump; < 0: down
  private static final int SINCE_JUMP = 43; // seconds since the last one upwards
  private static final int SIZE = 44;
  private static final int[] FADING = {RISES, FALLS, MEANS, NUMBER, JUMPS, LAST_JUMP, DROPS};

  static final Demand NOTHING_SEEN = new Demand(new double[SIZE]).interrupted();

  private final double[] v;

  private Demand(double[] values) {
    v = values;
  }

  /**
   * Returns this after so many seconds with arrivals at a rate.
   *
   * @param profiled index of dispersion in windows of 60 s that the profile has, NaN if none
   */
  Demand after(double seconds, double rate, double profiled) {
    if (seconds > LONGEST_TICK) {
      return interrupted().after(LONGEST_TICK, rate, profiled);
    }
    Demand next = new Demand(v.clone());
    double[] w = next.v;
    double memory = memory(profiled);
    double fade = StrictMath.exp(-seconds / memory);
    w[LEVEL_TIME] = w[LEVEL_TIME] * fade + memory * (1 - fade);
    w[LEVEL_COUNT] = w[LEVEL_COUNT] * fade + rate * memory * (1 - fade);
    w[HISTORY] += seconds;
    w[SINCE_JUMP] = Math.min(1e9, w[SINCE_JUMP] + seconds);
    for (int i = 0; i < WINDOWS.length; i++) {
      double left = seconds;
      while (left > 1e-9) {
        double step = Math.min(left, WINDOWS[i] - w[OPEN_SECONDS + i]);
        w[OPEN_SECONDS + i] += step;
        w[OPEN_COUNT + i] += step * rate;
        left -= step;
        if (w[OPEN_SECONDS + i] >= WINDOWS[i] - 1e-9) {
          // a rate over a longer time than the window says nothing about neighbouring windows
          next.closed(i, seconds <= WINDOWS[i] * 1.1, profiled);
        }
      }
    }
    return next;
  }

  private void closed(int i, boolean resolved, double profiled) {
    double count = v[OPEN_COUNT + i];
    if (i < 2 && v[HISTORY] >= 2 * WINDOWS[i]) {
      surprise(i, count, profiled);
    }
    if (resolved && v[LAST + i] >= 0) {
      compared(i, count, v[LAST + i]);
    }
    v[SPANNING + i] -= Math.signum(v[SPANNING + i]);
    if (i == 0) {
      alternated(count, resolved);
    }
    v[LAST + i] = resolved ? count : -1;
    v[OPEN_SECONDS + i] = 0;
    v[OPEN_COUNT + i] = 0;
  }

  private void compared(int i, double count, double last) {
    double keep = 1 - 1.0 / MEMORY;
    for (int sum : FADING) {
      v[sum + i] *= keep;
    }
    v[JUMP_SQUARES + i] *= keep * keep;
    double square = (count - last) * (count - last) / 2;
    if (count > last && v[SPANNING + i] > 0) {
      v[JUMPS + i] += square;
      v[JUMP_SQUARES + i] += square * (square + 2 * v[LAST_JUMP + i]);
      v[LAST_JUMP + i] += square;
    } else if (count > last) {
      v[RISES + i] += square;
    } else {
      v[(v[SPANNING + i] < 0 ? DROPS : FALLS) + i] += square;
    }
    v[MEANS + i] += (count + last) / 2;
    v[NUMBER + i]++;
  }

  private void alternated(double count, boolean resolved) {
    double last = v[LAST];
    double before = v[BEFORE];
    if (resolved && last >= 0 && before >= 0) {
      double keep = 1 - 1.0 / MEMORY;
      v[ALTERNATING] = keep * v[ALTERNATING] + (last - before) * (last - count);
      v[ALTERNATING_MEANS] = keep * v[ALTERNATING_MEANS] + (before + last + count) / 3;
      v[ALTERNATING_NUMBER] = keep * v[ALTERNATING_NUMBER] + 1;
    }
    v[BEFORE] = resolved ? last : -1;
  }

  /**
   * For how long the level remembers: the steady gain of a Kalman filter for a rate that wanders as
   * the windows of 240 s show, seen through counts that scatter as those of 15 s do.
   */
  private double memory(double profiled) {
    double slow = scatter(2, profiled);
    double scatter = scatter(0, profiled);
    if (!(slow > 1)) {
      return Double.isNaN(slow) ? 2 * SHORTEST_LEVEL : LONGEST_LEVEL;
    }
    double memory = WINDOWS[2] / Math.sqrt(2 * (slow - 1) / scatter);
    return Math.max(SHORTEST_LEVEL, Math.min(LONGEST_LEVEL, memory));
  }

  private void surprise(int i, double count, double profiled) {
    double memory = memory(profiled);
    double own = memory * (1 - StrictMath.exp(-WINDOWS[i] / memory));
    double rest = v[LEVEL_TIME] - own;
    if (rest < own / 2) {
      return; // there is little to compare with
    }
    double expected = Math.max(0, v[LEVEL_COUNT] - count / WINDOWS[i] * own) / rest * WINDOWS[i];
    double dispersion = scatter(i, profiled);
    dispersion = Double.isNaN(dispersion) ? 1 : dispersion;
    // the level is an estimate itself, of as many seconds
    dispersion *= 1 + WINDOWS[i] / Math.max(WINDOWS[i], 2 * rest);
    boolean more = Tails.countAbove(expected, dispersion, count - 1) < SURPRISE;
    boolean fewer = 1 - Tails.countAbove(expected, dispersion, count) < SURPRISE;
    if (more || fewer) {
      v[LEVEL_TIME] = own;
      v[LEVEL_COUNT] = count / WINDOWS[i] * own;
      jumped(i, more);
    }
  }

  /** Whatever window it fell into differs by it from the one before and from the one after. */
  private void jumped(int shortest, boolean up) {
    boolean another = v[SINCE_JUMP] >= WINDOWS[2];
    for (int i = 0; i < WINDOWS.length; i++) {
      v[SPANNING + i] = i < shortest ? 0 : up ? 2 : -2;
      v[LAST_JUMP + i] = up && another ? 0 : v[LAST_JUMP + i];
    }
    v[SINCE_JUMP] = up ? 0 : v[SINCE_JUMP];
  }

  /**
   * What jumps count for. One that came but once is a change of the level, and fades within hours;
   * what comes again will, and must have fallen in between, so it counts for both directions.
   */
  private double jumps(int i) {
    double sum = v[JUMPS + i];
    if (sum == 0) {
      return 0;
    }
    double squares = v[JUMP_SQUARES + i];
    double number = squares > 0 ? Math.max(1, sum * sum / squares) : 1; // of jumps that are alike
    double once = Math.min(sum / number, v[LAST_JUMP + i]);
    return sum / number * 2 * (number - 1) + once * StrictMath.exp(-v[SINCE_JUMP] / LASTING);
  }

  /** Returns this after a time of which nothing is known: no window spans it. */
  Demand interrupted() {
    double[] w = v.clone();
    Arrays.fill(w, OPEN_SECONDS, OPEN_COUNT + 3, 0);
    Arrays.fill(w, LAST, LAST + 3, -1);
    w[BEFORE] = -1;
    return new Demand(w);
  }

  /** Returns the present arrivals per second; NaN before anything was seen. */
  double rate() {
    return v[LEVEL_TIME] > 0 ? v[LEVEL_COUNT] / v[LEVEL_TIME] : Double.NaN;
  }

  /** Returns of how many seconds of counting the level is worth. */
  double levelSeconds() {
    // weights that fade exponentially are worth twice their sum, but never more than was seen
    return Math.max(1e-3, Math.min(v[HISTORY], 2 * v[LEVEL_TIME]));
  }

  /** Returns how many seconds were seen in all. */
  double history() {
    return v[HISTORY];
  }

  /** Returns how many pairs of neighbouring windows were compared, old ones faded. */
  double windows(int i) {
    return v[NUMBER + i];
  }

  /** Returns whether less was seen of bursts than the profile counts for. */
  boolean mostlyProfile() {
    return v[ALTERNATING_NUMBER] < PRIOR_WINDOWS && v[NUMBER] < ENOUGH_WINDOWS;
  }

  /** Returns whether the dispersion is known, by history or by the profile. */
  boolean knowsDispersion(double profiled) {
    return !Double.isNaN(profiled) || v[NUMBER] >= ENOUGH_WINDOWS;
  }

  /**
   * Returns the index of dispersion in windows of one length, at least 1; NaN if unknown. The
   * profile's counts as {@value #PRIOR_WINDOWS} windows. What long windows have not shown yet is
   * taken from the next shorter as if its rate stayed: dispersion beyond 1 grows with the window.
   */
  double dispersion(int i, double profiled) {
    double prior = prior(i, profiled);
    if (Double.isNaN(prior) && i > 0) {
      prior = longer(i, dispersion(i - 1, profiled));
    }
    double squares = v[RISES + i] + Math.min(v[RISES + i], v[FALLS + i] + v[DROPS + i]) + jumps(i);
    return believed(prior, squares, v[MEANS + i], v[NUMBER + i]);
  }

  /** The same of rises and falls alike: how far the level can be off either way. */
  private double scatter(int i, double profiled) {
    double prior = prior(i, profiled);
    if (Double.isNaN(prior) && i > 0) {
      prior = longer(i, scatter(i - 1, profiled));
    }
    return believed(prior, v[RISES + i] + v[FALLS + i] + jumps(i), v[MEANS + i], v[NUMBER + i]);
  }

  /**
   * Returns the index of what comes and goes within 15 s, at least 1; NaN if unknown. Without a
   * profile all that was seen in windows of 15 s is what it is taken from at first.
   */
  double alternating(double profiled) {
    double prior = Double.isNaN(profiled) ? dispersion(0, profiled) : prior(0, profiled);
    return believed(prior, v[ALTERNATING], v[ALTERNATING_MEANS], v[ALTERNATING_NUMBER]);
  }

  private static double prior(int i, double profiled) {
    return 1 + (profiled - 1) * WINDOWS[i] / 60.0;
  }

  private static double longer(int i, double shorter) {
    return 1 + (shorter - 1) * WINDOWS[i] / WINDOWS[i - 1];
  }

  private static double believed(double prior, double squares, double means, double windows) {
    double seen = means > 0 ? squares / means : 1;
    if (Double.isNaN(prior)) {
      return windows >= ENOUGH_WINDOWS ? Math.max(1, seen) : Double.NaN;
    }
    return Math.max(1, (windows * seen + PRIOR_WINDOWS * prior) / (windows + PRIOR_WINDOWS));
  }

  /** The three windows' indices, to be interpolated. */
  Dispersion dispersion(double profiled) {
    return new Dispersion(
        alternating(profiled),
        dispersion(0, profiled),
        dispersion(1, profiled),
        dispersion(2, profiled));
  }

  /** The numbers in their order; see the constants. */
  Json.Arr toJson() {
    return new Json.Arr(Arrays.stream(v).mapToObj(each -> (Json) Json.Num.of(each)).toList());
  }

  static Demand fromJson(Json.Obj json, String name) {
    double[] values = Stored.numbers(json, name, NOTHING_SEEN.v.length);
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= least(i) && values[i] <= most(i))) {
        throw Stored.refused(name, "counts and seconds that can be", json.get(name));
      }
    }
    return new Demand(values);
  }

  private static double least(int place) {
    if (place >= SPANNING && place < SINCE_JUMP) {
      return -2;
    }
    boolean mayBeUnknown = (place >= LAST && place < RISES) || place == BEFORE;
    return place == ALTERNATING ? -1e30 : mayBeUnknown ? -1 : 0;
  }

  private static double most(int place) {
    if (place >= SPANNING && place < SINCE_JUMP) {
      return 2;
    } else if (place >= JUMP_SQUARES && place < LAST_JUMP) {
      return 1e60;
    }
    return place < OPEN_COUNT ? WINDOWS[place] : 1e30;
  }
}
