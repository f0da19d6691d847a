package io.fairlead.validation;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.NearestName;
import io.fairlead.validation.Violation.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects violations in the server's words; not thread-safe. */
final class Findings {

  private static final int MOST = 1_000;

  private final List<Violation> list = new ArrayList<>(0);
  private int matches;

  List<Violation> list() {
    return list;
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  int size() {
    return list.size();
  }

  /** Counts checks that ran, as the server does to find the alternative that came furthest. */
  void matched(int checks) {
    matches += checks;
  }

  int matches() {
    return matches;
  }

  /** Takes over what an alternative has found, without repeating what is known. */
  void merge(Findings other) {
    matches += other.matches;
    for (Violation violation : other.list) {
      if (!list.contains(violation)) {
        add(violation);
      }
    }
  }

  void add(Violation violation) {
    if (list.size() < MOST) {
      list.add(violation);
    }
  }

  void required(Path path, String detail, String rule) {
    add(path, Type.REQUIRED, "Required value" + tail(detail), rule, null);
  }

  void forbidden(Path path, String detail, String rule) {
    add(path, Type.FORBIDDEN, "Forbidden" + tail(detail), rule, null);
  }

  /** Shows the value; none is shown for {@code null}, as for whole objects. */
  void invalid(Path path, @Nullable Json value, String detail, String rule) {
    String shown = value == null ? "" : ": " + shown(value);
    add(path, Type.INVALID, "Invalid value" + shown + tail(detail), rule, value);
  }

  void typeInvalid(Path path, Json value, String detail, String rule) {
    add(path, Type.TYPE_INVALID, "Invalid value: " + shown(value) + tail(detail), rule, value);
  }

  /** Shows the value; none is shown for {@code null}, as for whole objects. */
  void duplicate(Path path, @Nullable Json value, String rule) {
    String shown = value == null ? "" : ": " + shown(value);
    add(path, Type.DUPLICATE, "Duplicate value" + shown, rule, value);
  }

  void notFound(Path path, Json value, String rule) {
    add(path, Type.NOT_FOUND, "Not found: " + shown(value), rule, value);
  }

  void tooLong(Path path, int most, Json value, String rule) {
    String unit = most == 1 ? " byte" : " bytes";
    add(path, Type.TOO_LONG, "Too long: may not be more than " + most + unit, rule, value);
  }

  void tooMany(Path path, int actual, int most, String rule) {
    String unit = most == 1 ? " item" : " items";
    add(
        path,
        Type.TOO_MANY,
        "Too many: " + actual + ": must have at most " + most + unit,
        rule,
        Json.Num.of(actual));
  }

  void notSupported(Path path, Json value, List<Json> supported, String rule) {
    StringBuilder message = new StringBuilder("Unsupported value: ").append(shown(value));
    for (int i = 0; i < supported.size(); i++) {
      Json one = supported.get(i);
      String text = one instanceof Json.Str str ? str.value() : JsonShown.text(one);
      message.append(i == 0 ? ": supported values: " : ", ").append(JsonShown.quoted(text));
    }
    String near =
        value instanceof Json.Str text
            ? NearestName.to(text.value(), SchemaReader.texts(new Json.Arr(supported)))
            : "";
    String hint = near.isEmpty() ? "" : "did you mean \"" + near + "\"?";
    add(
        new Violation(
            Severity.ERROR,
            path.toString(),
            Type.NOT_SUPPORTED,
            message.toString(),
            rule,
            value,
            hint));
  }

  /** Shows a value with its members in their own order. */
  void shown(Path path, Type type, String before, Json value, String detail) {
    add(path, type, before + JsonShown.inOrder(value) + tail(detail), "status", value);
  }

  /** Says something that the server says without refusing the object. */
  void warn(Path path, Json value, String message, String rule) {
    add(new Violation(Severity.WARNING, path.toString(), Type.INVALID, message, rule, value, ""));
  }

  private void add(Path path, Type type, String message, String rule, @Nullable Json value) {
    add(new Violation(Severity.ERROR, place(path), type, message, rule, value, ""));
  }

  /** The object as a whole is what Go prints where it has no path. */
  private static String place(Path path) {
    return path.isRoot() ? Path.NONE.toString() : path.toString();
  }

  private static String tail(String detail) {
    return detail.isEmpty() ? "" : ": " + detail;
  }

  private static String shown(Json value) {
    return JsonShown.wrong(value);
  }

  /** Makes warnings of what was found from a place in the list on. */
  void ratchet(int from) {
    for (int i = from; i < list.size(); i++) {
      list.set(i, list.get(i).asWarning());
    }
  }

  /** Makes errors of fields that nobody knows. */
  void strict() {
    list.replaceAll(found -> found.type() == Type.UNKNOWN_FIELD ? found.asError() : found);
  }

  /** Says of the whole object, in the server's words, that rules did not run. */
  void notChecked(String text) {
    String message = "Invalid value: null: " + text;
    add(new Violation(Severity.ERROR, "<nil>", Type.INVALID, message, "CEL", null, ""));
  }

  /** Whether CEL rules must wait until these are corrected. */
  boolean blockRules() {
    for (Violation violation : list) {
      switch (violation.type()) {
        case NOT_SUPPORTED, REQUIRED, TOO_LONG, TOO_MANY, TYPE_INVALID:
          if (violation.severity() == Severity.ERROR) {
            return true;
          }
          break;
        default:
          break;
      }
    }
    return false;
  }
}
