package io.fairlead.autoscale;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** The values of one signal, by replica, with what is known about each. */
final class SignalRows {

  private double[] values = new double[8];
  private long[] ages = new long[8];
  private Provenance[] provenances = new Provenance[8];
  private int[] defects = new int[8];
  private int size;

  void set(int row, double value, long ageNanos, Provenance provenance, Set<Defect> found) {
    grow(row + 1);
    values[row] = value;
    ages[row] = ageNanos;
    provenances[row] = provenance;
    defects[row] = bits(found);
  }

  SignalRows freeze(int rows) {
    grow(rows);
    return this;
  }

  private void grow(int rows) {
    if (rows > values.length) {
      int capacity = Math.max(rows, 2 * values.length);
      values = Arrays.copyOf(values, capacity);
      ages = Arrays.copyOf(ages, capacity);
      provenances = Arrays.copyOf(provenances, capacity);
      defects = Arrays.copyOf(defects, capacity);
    }
    for (; size < rows; size++) {
      values[size] = Double.NaN;
      provenances[size] = Provenance.DERIVED;
      defects[size] = 1 << Defect.MISSING.ordinal();
    }
  }

  /** Returns the same with other values, each from its own; unknown ones stay. */
  SignalRows with(Signal signal, DoubleUnaryOperator value, int rows, long staleNanos) {
    SignalRows changed = new SignalRows();
    for (int row = 0; row < rows; row++) {
      double other = Double.isNaN(values[row]) ? Double.NaN : value.applyAsDouble(values[row]);
      Set<Defect> found = defects(row);
      found.addAll(ObservationBuilder.found(signal, other, ages[row], staleNanos));
      changed.set(row, other, ages[row], provenances[row], found);
    }
    return changed;
  }

  double value(int row) {
    return values[row];
  }

  long ageNanos(int row) {
    return ages[row];
  }

  Provenance provenance(int row) {
    return provenances[row];
  }

  boolean sound(int row) {
    return defects[row] == 0;
  }

  Set<Defect> defects(int row) {
    return set(defects[row]);
  }

  /** Over the replicas that serve; what is unsound counts as not answered, and is named. */
  Reading aggregated(Signal signal, ReplicaState[] states) {
    double result = signal.over() == Signal.Aggregation.MAX ? Double.NEGATIVE_INFINITY : 0;
    long age = 0;
    int expected = 0;
    int answered = 0;
    int found = 0;
    Provenance provenance = Provenance.DIRECT;
    for (int row = 0; row < states.length; row++) {
      if (states[row] != ReplicaState.READY && states[row] != ReplicaState.DRAINING) {
        continue;
      }
      expected++;
      found |= defects[row];
      if (defects[row] != 0 || Double.isNaN(values[row])) {
        continue;
      }
      answered++;
      age = Math.max(age, ages[row]);
      provenance = provenance.and(provenances[row]);
      result =
          signal.over() == Signal.Aggregation.MAX
              ? Math.max(result, values[row])
              : result + values[row];
    }
    if (answered == 0) {
      double coverage = expected == 0 ? Double.NaN : 0;
      Set<Defect> why = found == 0 ? EnumSet.of(Defect.MISSING) : set(found);
      return new Reading(Double.NaN, age, coverage, provenance, why);
    }
    if (signal.over() == Signal.Aggregation.MEAN) {
      result /= answered;
    }
    return new Reading(
        result,
        age,
        (double) answered / expected,
        provenance,
        answered == expected ? Set.of() : EnumSet.of(Defect.PARTIAL));
  }

  private static int bits(Set<Defect> found) {
    int bits = 0;
    for (Defect defect : found) {
      bits |= 1 << defect.ordinal();
    }
    return bits;
  }

  private static Set<Defect> set(int bits) {
    EnumSet<Defect> found = EnumSet.noneOf(Defect.class);
    for (Defect defect : Defect.values()) {
      if ((bits & 1 << defect.ordinal()) != 0) {
        found.add(defect);
      }
    }
    return found;
  }
}
