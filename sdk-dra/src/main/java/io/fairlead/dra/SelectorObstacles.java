package io.fairlead.dra;

import io.fairlead.cel.CelError;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.cel.dra.Verdict;
import java.util.Map;
import java.util.function.Predicate;

/** Says which selector keeps a device from an option, and by which of its parts. */
final class SelectorObstacles {

  private final Eligibility eligibility;
  private final SelectorParts parts;
  private final SeenValues values;

  SelectorObstacles(Eligibility eligibility, SelectorParts parts, SeenValues values) {
    this.eligibility = eligibility;
    this.parts = parts;
    this.values = values;
  }

  /** Returns the first selector that says no or fails; what else fails if there is none. */
  Obstacle obstacle(Demand.Option option, int device) {
    for (int i = 0; i < option.selectors().size(); i++) {
      Demand.Selector selector = option.selectors().get(i);
      Verdict verdict = eligibility.says(option, i, device);
      DeviceSelector compiled = selector.selector();
      if (compiled == null || verdict == null) {
        return failed(selector, Map.of(), "", selector.compileError(), "");
      } else if (verdict.failed()) {
        DeviceSelector part = decisive(compiled, device, value -> value instanceof CelError);
        return failed(
            selector,
            values.of(parts.reads(part), device),
            part.expression(),
            verdict.error().orElse(""),
            parts.guarded(compiled));
      } else if (!verdict.matches()) {
        DeviceSelector part = decisive(compiled, device, Boolean.FALSE::equals);
        return new Obstacle.SelectorFalse(
            selector.expression(),
            selector.index(),
            selector.ofClass(),
            values.of(parts.reads(part), device),
            part.expression());
      }
    }
    return new Obstacle.Barred("cannot be judged: " + eligibility.failure(option, device));
  }

  private static Obstacle failed(
      Demand.Selector selector,
      Map<String, String> seen,
      String failing,
      String error,
      String safer) {
    return new Obstacle.SelectorFailed(
        selector.expression(), selector.index(), selector.ofClass(), seen, failing, error, safer);
  }

  /** Returns the first operand of the outermost {@code &&} with such a value, or the whole. */
  private DeviceSelector decisive(DeviceSelector selector, int device, Predicate<Object> decides) {
    for (DeviceSelector part : parts.conjuncts(selector)) {
      if (decides.test(eligibility.evaluate(part, device))) {
        return part;
      }
    }
    return selector;
  }
}
