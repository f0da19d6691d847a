package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.keda.v1alpha1.ScaledObjectSpec;
import io.fairlead.api.keda.v1alpha1.ScalingModifiers;
import io.fairlead.api.keda.v1alpha1.ScalingModifiersMetricType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scaling modifiers: one metric computed from all external triggers (kedacore/keda {@code
 * pkg/scaling/modifiers/formula.go}, {@code apis/keda/v1alpha1/scaledobject_webhook.go}).
 *
 * @param activation active above this
 * @param inAll whether the target is a {@code Value}
 * @param allowsFallback whether KEDA would fall back: only with a whole target
 */
record KedaModifiers(
    Formula formula, double target, double activation, boolean inAll, boolean allowsFallback) {

  /** What KEDA calls the metric. */
  static final String METRIC = "composite-metric";

  static @Nullable KedaModifiers of(
      ScaledObjectSpec spec, List<KedaTrigger> triggers, Formula.Port formulas) {
    String where = "spec.advanced.scalingModifiers";
    ScalingModifiers given = spec.advanced() == null ? null : spec.advanced().scalingModifiers();
    if (given == null
        || (given.formula() == null
            && given.target() == null
            && given.activationTarget() == null
            && given.metricType() == null)) {
      return null;
    }
    String text = given.formula();
    if (text == null || text.isEmpty()) {
      throw violated(where + ".formula", "there", "absent");
    }
    for (KedaTrigger trigger : triggers) {
      if (trigger.resource() == null && trigger.name().isEmpty()) {
        throw violated(
            "spec.triggers[" + trigger.index() + "].name", "there, a formula uses it", "absent");
      }
    }
    double target = number(given.target(), where + ".target");
    if (!(target >= 0.001)) {
      throw violated(where + ".target", "at least 0.001", target);
    }
    ScalingModifiersMetricType type = given.metricType();
    if (type != null && !type.isKnown()) {
      throw violated(where + ".metricType", "AverageValue or Value", type.value());
    }
    return new KedaModifiers(
        compiled(text, triggers, formulas),
        target,
        given.activationTarget() == null || given.activationTarget().isEmpty()
            ? 0
            : number(given.activationTarget(), where + ".activationTarget"),
        ScalingModifiersMetricType.VALUE.equals(type),
        String.valueOf(given.target()).matches("[+]?[0-9]{1,18}"));
  }

  /** As the webhook, the formula is tried once with -1 for every trigger. */
  private static Formula compiled(String text, List<KedaTrigger> triggers, Formula.Port formulas) {
    List<String> names =
        triggers.stream().filter(t -> t.resource() == null).map(KedaTrigger::name).toList();
    Formula formula = formulas.compile(text, names);
    Map<String, Double> dummies =
        names.stream().collect(Collectors.toMap(name -> name, name -> -1.0));
    try {
      formula.evaluate(dummies);
    } catch (RuntimeException e) {
      throw violated(
          "spec.advanced.scalingModifiers.formula",
          "computable with -1 for each trigger, as KEDA tries it",
          text + " (" + e.getMessage() + ")");
    }
    return formula;
  }

  private static double number(@Nullable String text, String where) {
    try {
      double number = Double.parseDouble(String.valueOf(text).strip());
      if (!Double.isNaN(number) && !Double.isInfinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw violated(where, "a number", text == null ? "absent" : text);
  }
}
