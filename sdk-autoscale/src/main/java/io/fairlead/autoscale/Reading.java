package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A value of a variant, with what is known about it.
 *
 * @param value in the unit of its signal; NaN means unknown
 * @param ageNanos how old the value is, at least 0
 * @param coverage replicas that answered as a fraction of those expected, in [0, 1]; NaN where none
 *     was expected
 * @param provenance how the value came to be known
 * @param defects what is wrong with it, in the order of {@link Defect}
 */
public record Reading(
    double value, long ageNanos, double coverage, Provenance provenance, Set<Defect> defects) {

  /** What nobody knows. */
  public static final Reading MISSING =
      new Reading(Double.NaN, 0, Double.NaN, Provenance.DERIVED, EnumSet.of(Defect.MISSING));

  public Reading {
    requireNotNegative(ageNanos, "ageNanos");
    if (coverage < 0 || coverage > 1) {
      throw violated("coverage", "a fraction in [0, 1] or NaN", coverage);
    }
    Objects.requireNonNull(provenance, "provenance");
    Set<Defect> ordered = EnumSet.noneOf(Defect.class);
    ordered.addAll(defects);
    defects = Collections.unmodifiableSet(ordered);
  }

  /** Returns a value without defects that all replicas, or a direct observer, know now. */
  public static Reading direct(double value) {
    return new Reading(value, 0, 1, Provenance.DIRECT, Set.of());
  }

  /** Returns the same with another value. */
  public Reading withValue(double other) {
    return new Reading(other, ageNanos, coverage, provenance, defects);
  }

  /** Returns whether there is a value at all. */
  public boolean known() {
    return !Double.isNaN(value);
  }

  /** Returns whether the value may move a decision: known, and wrong in no way but partial. */
  public boolean sound() {
    return known()
        && !Double.isInfinite(value)
        && (defects.isEmpty() || (defects.size() == 1 && defects.contains(Defect.PARTIAL)));
  }

  /** Returns this reading as data; what is unknown is absent. */
  public Json.Obj toJson(String name) {
    return Json.object()
        .put("signal", name)
        .put("value", Double.isInfinite(value) ? Double.NaN : value)
        .put("ageSeconds", ageNanos / 1e9)
        .put("coverage", coverage)
        .put("provenance", provenance.name())
        .put("defects", Json.texts(defects.stream().map(Defect::name).toList()))
        .build();
  }
}
