package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long one stage took at one placement: times that are known, and times after which it was not
 * over (right-censored). Immutable and bounded: nearest times are joined beyond {@value #MOST} of a
 * kind, and old ones fade beyond {@value #MEMORY} in all.
 */
final class StageTimes {

  static final StageTimes NONE = new StageTimes(Times.NONE, Times.NONE);

  private static final int MOST = 16;
  private static final double MEMORY = 100;

  private final Times over;
  private final Times censored;

  private StageTimes(Times over, Times censored) {
    this.over = over;
    this.censored = censored;
  }

  StageTimes observed(long nanos) {
    double fading = fading();
    return new StageTimes(over.scaled(fading).with(nanos), censored.scaled(fading));
  }

  StageTimes notOverAfter(long nanos) {
    double fading = fading();
    return new StageTimes(over.scaled(fading), censored.scaled(fading).with(nanos));
  }

  boolean isEmpty() {
    return over.nanos.length + censored.nanos.length == 0;
  }

  /** Leaves room for one more. */
  private double fading() {
    double total = over.total() + censored.total();
    return total <= MEMORY - 1 ? 1 : (MEMORY - 1) / total;
  }

  /**
   * Returns the distribution, by the estimator of Susarla and Van Ryzin (1976): Kaplan and Meier's
   * with prior mass. Each censored time hands its weight on to all that lies right of it (Efron's
   * redistribution, 1967), so a start that is not over counts for the longer times. What nothing
   * lies right of is expected to take {@linkplain #beyond half as long again}.
   *
   * @param prior what is believed without any observation
   * @param priorWeight how many observations that is worth, at least 0
   */
  Atoms distribution(Atoms prior, double priorWeight) {
    if (isEmpty()) {
      return prior;
    }
    int known = prior.size() + over.nanos.length;
    long[] values = new long[known];
    double[] mass = new double[known];
    for (int i = 0; i < prior.size(); i++) {
      values[i] = prior.nanos(i);
      mass[i] = priorWeight * prior.weight(i);
    }
    System.arraycopy(over.nanos, 0, values, prior.size(), over.nanos.length);
    System.arraycopy(over.weights, 0, mass, prior.size(), over.nanos.length);
    double[] pending = censored.weights.clone();
    long[] at = censored.nanos.clone();
    for (int i = 0; i < at.length; i++) { // ascending: the earlier hand on to the later as well
      double right = 0;
      for (int k = 0; k < known; k++) {
        right += values[k] > at[i] ? mass[k] : 0;
      }
      for (int k = i + 1; k < at.length; k++) {
        right += pending[k];
      }
      if (right > 0) {
        double factor = 1 + pending[i] / right;
        for (int k = 0; k < known; k++) {
          mass[k] *= values[k] > at[i] ? factor : 1;
        }
        for (int k = i + 1; k < at.length; k++) {
          pending[k] *= factor;
        }
        pending[i] = 0;
      } else {
        at[i] = beyond(at[i]);
      }
    }
    long[] allValues = Arrays.copyOf(values, known + at.length);
    double[] allMass = Arrays.copyOf(mass, known + at.length);
    System.arraycopy(at, 0, allValues, known, at.length);
    System.arraycopy(pending, 0, allMass, known, at.length);
    return Atoms.of(allValues, allMass);
  }

  /** A time longer than all others is taken to have a tail of Pareto's with index 3. */
  static long beyond(long nanos) {
    long more = nanos + nanos / 2 + 1;
    return more < 0 ? Long.MAX_VALUE : more;
  }

  Json.Obj toJson() {
    return Json.object().put("over", over.toJson()).put("notOver", censored.toJson()).build();
  }

  static StageTimes fromJson(Json json) {
    if (!(json instanceof Json.Obj object)) {
      throw violated("times of a stage", "an object", json);
    }
    return new StageTimes(
        Times.fromJson(object.get("over"), "over"),
        Times.fromJson(object.get("notOver"), "notOver"));
  }

  /** Times with weights, ascending. */
  private record Times(long[] nanos, double[] weights) {
    static final Times NONE = new Times(new long[0], new double[0]);

    double total() {
      return Arrays.stream(weights).sum();
    }

    Times scaled(double factor) {
      return factor == 1
          ? this
          : new Times(nanos, Arrays.stream(weights).map(w -> w * factor).toArray());
    }

    Times with(long more) {
      long[] values = Arrays.copyOf(nanos, nanos.length + 1);
      double[] mass = Arrays.copyOf(weights, values.length);
      values[nanos.length] = more;
      mass[nanos.length] = 1;
      Atoms.sort(values, mass);
      return values.length > MOST ? nearestJoined(values, mass) : new Times(values, mass);
    }

    private static Times nearestJoined(long[] values, double[] mass) {
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i + 1 < values.length; i++) {
        double ratio = (values[i + 1] + 1e9) / (values[i] + 1e9);
        if (ratio < least) {
          least = ratio;
          nearest = i;
        }
      }
      int last = values.length - 1;
      double both = mass[nearest] + mass[nearest + 1];
      values[nearest] =
          Math.round(
              (mass[nearest] * values[nearest] + mass[nearest + 1] * values[nearest + 1]) / both);
      mass[nearest] = both;
      System.arraycopy(values, nearest + 2, values, nearest + 1, last - nearest - 1);
      System.arraycopy(mass, nearest + 2, mass, nearest + 1, last - nearest - 1);
      return new Times(Arrays.copyOf(values, last), Arrays.copyOf(mass, last));
    }

    Json.Arr toJson() {
      List<Json> items = new ArrayList<>();
      for (int i = 0; i < nanos.length; i++) {
        items.add(new Json.Arr(List.of(Json.Num.of(nanos[i]), Json.Num.of(weights[i]))));
      }
      return new Json.Arr(List.copyOf(items));
    }

    static Times fromJson(@Nullable Json json, String name) {
      if (!(json instanceof Json.Arr array) || array.items().size() > MOST) {
        throw violated(
            name, "a list of at most " + MOST + " times", json == null ? "absent" : json);
      }
      int size = array.items().size();
      long[] nanos = new long[size];
      double[] weights = new double[size];
      for (int i = 0; i < size; i++) {
        if (!(array.items().get(i) instanceof Json.Arr pair
            && pair.items().size() == 2
            && pair.items().get(0) instanceof Json.Num time
            && pair.items().get(1) instanceof Json.Num weight
            && time.doubleValue() >= 0
            && time.doubleValue() < 9e18
            && weight.doubleValue() >= 0
            && weight.doubleValue() <= MEMORY)) {
          throw violated("item of '" + name + "'", "[nanoseconds, weight]", array.items().get(i));
        }
        nanos[i] = (long) time.doubleValue();
        weights[i] = weight.doubleValue();
      }
      Atoms.sort(nanos, weights);
      return new Times(nanos, weights);
    }
  }
}
