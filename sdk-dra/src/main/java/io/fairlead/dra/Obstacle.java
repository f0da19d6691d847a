package io.fairlead.dra;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import io.fairlead.kernel.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a request cannot have a device; the first thing in the scheduler's order. Immutable. */
public sealed interface Obstacle {

  /** Returns what is the matter, with the value seen and the value wanted, in one line. */
  String text();

  /** Returns the same as data; {@code kind} says which. */
  Json.Obj toJson();

  /**
   * A selector says no.
   *
   * @param expression the whole selector
   * @param index of the selector in its list, from 0
   * @param ofClass whether it is the class's, or the request's own
   * @param seen what the deciding part reads, by attribute or capacity; {@code absent} for nothing
   * @param decidedBy the first operand of its outermost {@code &&} that is false
   */
  record SelectorFalse(
      String expression, int index, boolean ofClass, Map<String, String> seen, String decidedBy)
      implements Obstacle {

    public SelectorFalse {
      seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    }

    @Override
    public String text() {
      return selector(ofClass, index) + sees(seen) + ", wants " + decidedBy;
    }

    @Override
    public Json.Obj toJson() {
      JsonObjectBuilder values = Json.object();
      seen.forEach(values::put);
      return Json.object()
          .put("kind", "SelectorFalse")
          .put("index", index)
          .put("ofClass", ofClass)
          .put("expression", expression)
          .put("decidedBy", decidedBy)
          .put("seen", values.build())
          .build();
    }
  }

  /**
   * A selector fails: the scheduler gives up the pod.
   *
   * @param expression the whole selector
   * @param index of the selector in its list, from 0
   * @param ofClass whether it is the class's, or the request's own
   * @param seen what the failing part reads, by attribute or capacity; {@code absent} for nothing
   * @param failing the first operand of its outermost {@code &&} that fails
   * @param error of CEL
   * @param saferExpression the selector with guards, "" if none would help
   */
  record SelectorFailed(
      String expression,
      int index,
      boolean ofClass,
      Map<String, String> seen,
      String failing,
      String error,
      String saferExpression)
      implements Obstacle {

    public SelectorFailed {
      seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    }

    @Override
    public String text() {
      String text = selector(ofClass, index) + " fails (" + error + ')';
      return seen.isEmpty() ? text : text + ':' + sees(seen) + ", wants " + failing;
    }

    @Override
    public Json.Obj toJson() {
      JsonObjectBuilder values = Json.object();
      seen.forEach(values::put);
      return Json.object()
          .put("kind", "SelectorFailed")
          .put("index", index)
          .put("ofClass", ofClass)
          .put("expression", expression)
          .put("failing", failing)
          .put("seen", values.build())
          .put("error", error)
          .put("saferExpression", saferExpression)
          .build();
    }
  }

  /**
   * A claim has it.
   *
   * @param by the claim that came first
   */
  record Taken(ClaimRef by) implements Obstacle {

    @Override
    public String text() {
      return "taken by claim " + by;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object().put("kind", "Taken").put("by", by.toString()).build();
    }
  }

  /**
   * Another request of the same pod has it.
   *
   * @param by the request
   */
  record Chosen(RequestRef by) implements Obstacle {

    @Override
    public String text() {
      return "given to " + by;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", "Chosen")
          .put("claim", by.claim().toString())
          .put("request", by.request())
          .build();
    }
  }

  /**
   * A taint is not tolerated.
   *
   * @param key of the taint
   * @param value of the taint, "" if it has none
   * @param effect {@code NoSchedule} or {@code NoExecute}
   * @param rule whether a DeviceTaintRule put it there, or its driver
   */
  record Tainted(String key, String value, String effect, boolean rule) implements Obstacle {

    @Override
    public String text() {
      String full = value.isEmpty() ? key : key + '=' + value;
      return "tainted " + full + ':' + effect + (rule ? " by a DeviceTaintRule" : "");
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", "Tainted")
          .put("key", key)
          .put("value", value)
          .put("effect", effect)
          .put("byRule", rule)
          .build();
    }
  }

  /**
   * A counter that devices of the pool share does not suffice.
   *
   * @param counter {@code set/counter}
   * @param needed by the device
   * @param left by all others, before or during this attempt
   * @param holders claims that have taken of the counter, each once, at most 8
   */
  record CounterShort(String counter, Quantity needed, Quantity left, List<ClaimRef> holders)
      implements Obstacle {

    public CounterShort {
      holders = List.copyOf(holders);
    }

    @Override
    public String text() {
      String text =
          "needs " + needed.text() + " of shared counter " + counter + ", left " + left.text();
      return holders.isEmpty() ? text : text + "; the rest is with " + join(holders);
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", "CounterShort")
          .put("counter", counter)
          .put("needed", needed.text())
          .put("left", left.text())
          .put("holders", holders.stream().map(ref -> Json.of(ref.toString())).toList())
          .build();
    }
  }

  /**
   * Its capacity does not suffice, or its policy does not allow the amount.
   *
   * @param capacity the name, "" if the device lacks one that is asked for
   * @param needed as asked, after the device's policy
   * @param left what others have left of it
   */
  record CapacityShort(String capacity, @Nullable Quantity needed, @Nullable Quantity left)
      implements Obstacle {

    @Override
    public String text() {
      if (needed == null) {
        return "has no capacity " + capacity;
      }
      return "needs "
          + needed.text()
          + " of "
          + capacity
          + ", "
          + (left == null ? "which its policy does not allow" : "left " + left.text());
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", "CapacityShort")
          .put("capacity", capacity)
          .put("needed", needed == null ? null : needed.text())
          .put("left", left == null ? null : left.text())
          .build();
    }
  }

  /**
   * A constraint cannot be met.
   *
   * @param index of the constraint in its claim, from 0
   * @param match whether values have to be the same, or all different
   * @param attribute that it compares
   * @param devicesPerValue usable devices by value, most first, at most 8; empty if the device has
   *     no such attribute
   */
  record ConstraintUnmet(
      int index, boolean match, String attribute, Map<String, Integer> devicesPerValue)
      implements Obstacle {

    public ConstraintUnmet {
      devicesPerValue = Collections.unmodifiableMap(new LinkedHashMap<>(devicesPerValue));
    }

    @Override
    public String text() {
      String name = "constraint #" + index + (match ? " match " : " distinct ") + attribute;
      if (devicesPerValue.isEmpty()) {
        return name + ": has no such attribute";
      }
      StringBuilder text = new StringBuilder(name).append(": ");
      String separator = "";
      for (Map.Entry<String, Integer> one : devicesPerValue.entrySet()) {
        text.append(separator).append(one.getValue()).append(" with ").append(one.getKey());
        separator = ", ";
      }
      return text.toString();
    }

    @Override
    public Json.Obj toJson() {
      JsonObjectBuilder values = Json.object();
      devicesPerValue.forEach((value, count) -> values.put(value, count));
      return Json.object()
          .put("kind", "ConstraintUnmet")
          .put("index", index)
          .put("match", match)
          .put("attribute", attribute)
          .put("devicesPerValue", values.build())
          .build();
    }
  }

  /**
   * Its pool cannot be used.
   *
   * @param problem of the pool
   */
  record PoolUnusable(PoolProblem problem) implements Obstacle {

    @Override
    public String text() {
      return "pool " + problem;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", "PoolUnusable")
          .put("problem", problem.kind().name())
          .put("message", problem.message())
          .build();
    }
  }

  /**
   * Something else forbids it.
   *
   * @param reason in one line
   */
  record Barred(String reason) implements Obstacle {

    @Override
    public String text() {
      return reason;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object().put("kind", "Barred").put("reason", reason).build();
    }
  }

  private static String selector(boolean ofClass, int index) {
    return (ofClass ? "class selector #" : "selector #") + index;
  }

  private static String sees(Map<String, String> seen) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> one : seen.entrySet()) {
      text.append(text.isEmpty() ? " sees " : ", ");
      text.append(one.getKey()).append(' ').append(one.getValue());
    }
    return text.toString();
  }

  private static String join(List<?> items) {
    return String.join(", ", items.stream().map(Object::toString).toList());
  }
}
