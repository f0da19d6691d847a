package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import io.fairlead.kernel.Json;
import java.util.Locale;
import java.util.Objects;

/**
 * The step that decided.
 *
 * @param step which one
 * @param code why, in kebab-case, stable enough to match on
 * @param value what the step saw; NaN where it saw no number
 * @param limit what it compared with; NaN where it did not
 * @param text one sentence for people
 */
public record Binding(Step step, String code, double value, double limit, String text) {

  /** The steps of all policies, in the order in which they come. */
  public enum Step {
    /** Something that must hold before anything is computed. */
    GUARD,
    /** A metric asked for this number. */
    METRIC,
    /** The metric is near enough to its target. */
    TOLERANCE,
    /** A change of direction that the filled-in pods would cause was refused. */
    DIRECTION,
    /** The model of a replica. */
    MODEL,
    /** The demand that has to be met. */
    DEMAND,
    /** A recommendation of the recent past. */
    STABILIZATION,
    /** How fast the number may change. */
    RATE,
    /** The least or the most. */
    BOUNDS,
    /** What may be used in all. */
    QUOTA,
    /** Inputs that cannot be trusted. */
    QUALITY,
    /** The time of day. */
    SCHEDULE
  }

  public Binding {
    Objects.requireNonNull(step, "step");
    requireNotBlank(code, "code");
    Objects.requireNonNull(text, "text");
  }

  /** Returns a step that saw no number. */
  public static Binding of(Step step, String code) {
    return new Binding(step, code, Double.NaN, Double.NaN, code.replace('-', ' '));
  }

  /** Returns a step with what it saw and what it compared that with. */
  public static Binding of(Step step, String code, double value, double limit, String text) {
    return new Binding(step, code, value, limit, text);
  }

  /** Returns this as data. */
  public Json.Obj toJson() {
    return Json.object()
        .put("step", step.name().toLowerCase(Locale.ROOT))
        .put("code", code)
        .put("value", finite(value))
        .put("limit", finite(limit))
        .put("text", text)
        .build();
  }

  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }
}
