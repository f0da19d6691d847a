package io.fairlead.validation;

import io.fairlead.cel.GoDouble;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where objects of a kind that can be scaled say how many replicas they have.
 *
 * @param spec how many are wanted: {@code .spec.replicas}
 * @param status how many there are: {@code .status.replicas}
 * @param selector the text of a selector of their pods, "" if there is none
 */
record ScalePaths(String spec, String status, String selector) {

  /** Reads the {@code scale} of a version of a CRD. */
  static ScalePaths read(Json.Obj scale) {
    return new ScalePaths(
        Wire.text(scale, "specReplicasPath"),
        Wire.text(scale, "statusReplicasPath"),
        Wire.text(scale, "labelSelectorPath"));
  }

  void check(Json.Obj object, Findings findings) {
    count(object, spec, findings);
    count(object, status, findings);
    if (!selector.isEmpty()) {
      find(object, selector, true, findings);
    }
  }

  private static void count(Json.Obj object, String path, Findings findings) {
    Json found = find(object, path, false, findings);
    Long count = found instanceof Json.Num number ? NumberCheck.integer(number) : null;
    if (count != null && (count < 0 || count > Integer.MAX_VALUE)) {
      String text =
          count < 0
              ? "should be a non-negative integer"
              : "should be less than or equal to " + Integer.MAX_VALUE;
      findings.invalid(Path.ROOT.child(path), Json.Num.of(count), text, "scale");
    }
  }

  /** Returns what stands at a path; what cannot stand there is reported, and then nothing is. */
  private static Json find(Json.Obj object, String path, boolean text, Findings findings) {
    Json at = object;
    StringBuilder place = new StringBuilder();
    for (String name : (path.startsWith(".") ? path.substring(1) : path).split("\\.", -1)) {
      place.append('.').append(name);
      if (at == Json.Null.NULL) {
        return at;
      }
      if (!(at instanceof Json.Obj map)) {
        misfit(path, place, at, "map[string]interface{}", text, findings);
        return Json.Null.NULL;
      }
      Json next = map.get(name);
      if (next == null) {
        return Json.Null.NULL;
      }
      at = next;
    }
    boolean fits =
        text
            ? at instanceof Json.Str
            : at instanceof Json.Num number && NumberCheck.isInteger(number);
    if (!fits) {
      misfit(path, place, at, text ? "string" : "int64", text, findings);
    }
    return at;
  }

  private static void misfit(
      String path, StringBuilder at, Json found, String wanted, boolean text, Findings findings) {
    findings.invalid(
        Path.ROOT.child(path),
        text ? new Json.Str("") : Json.Num.of(0),
        at
            + " accessor error: "
            + plain(found)
            + " is of the type "
            + CelValues.goType(found)
            + ", expected "
            + wanted,
        "scale");
  }

  /** Returns a value as Go prints it plainly. */
  private static String plain(Json value) {
    if (value instanceof Json.Str text) {
      return text.value();
    } else if (value instanceof Json.Num number) {
      boolean whole = NumberCheck.isInteger(number);
      return whole ? number.text() : GoDouble.text(number.doubleValue());
    } else if (value instanceof Json.Arr array) {
      List<Json> items = array.items();
      return items.stream().map(ScalePaths::plain).collect(Collectors.joining(" ", "[", "]"));
    } else if (value instanceof Json.Obj object) {
      Map<String, Json> sorted = new TreeMap<>(object.members());
      return sorted.entrySet().stream()
          .map(member -> member.getKey() + ':' + plain(member.getValue()))
          .collect(Collectors.joining(" ", "map[", "]"));
    }
    return value == Json.Null.NULL ? "<nil>" : value.equals(Json.Bool.TRUE) ? "true" : "false";
  }
}
