package io.fairlead.kernel;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object in a file that a person wrote. Asking for a member makes its name
 * known; {@link #end} then finds what nobody asked for. What is wrong is noted and reads as absent,
 * so that all problems of a file come to light at once.
 *
 * <p>A reader of files extends it by the kinds of value that its files have. Not thread-safe.
 */
public abstract class JsonMembers {

  private final BiConsumer<String, String> problems;
  private final Json.Obj object;
  private final String pointer;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Starts to read an object.
   *
   * @param problems is told each problem: JSON pointer and message
   * @param object what to read
   * @param pointer where the object is
   */
  protected JsonMembers(BiConsumer<String, String> problems, Json.Obj object, String pointer) {
    this.problems = problems;
    this.object = object;
    this.pointer = pointer;
  }

  /** Returns a value as a complaint shows it: {@code the text "x"}, {@code a list}. */
  public static String words(Json json) {
    if (json instanceof Json.Obj) {
      return "an object";
    } else if (json instanceof Json.Arr) {
      return "a list";
    } else if (json instanceof Json.Str text) {
      return "the text \"" + text.value() + '"';
    } else if (json instanceof Json.Num number) {
      return "the number " + number.text();
    }
    return json instanceof Json.Bool bool ? String.valueOf(bool.value()) : "null";
  }

  /** Returns what is read. */
  public final Json.Obj object() {
    return object;
  }

  /** Returns where the object is, as a JSON pointer. */
  public final String pointer() {
    return pointer;
  }

  /** Returns the JSON pointer of a member. */
  public final String at(String name) {
    return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
  }

  /** Notes a problem. */
  public final void note(String where, String message) {
    problems.accept(where, message);
  }

  /** Notes that a member is not what it must be. */
  public final void wrong(String name, String rule, Json actual) {
    note(at(name), name + " must be " + rule + ", but was " + words(actual));
  }

  /** Whether a member is there. */
  public final boolean has(String name) {
    return get(name) != null;
  }

  /** Returns a member; null stands for absent, as in YAML where a value was cleared. */
  public final @Nullable Json get(String name) {
    known.add(name);
    Json value = object.get(name);
    return value == Json.Null.NULL ? null : value;
  }

  /** Returns a text that is not blank, {@code null} if there is none. */
  protected final @Nullable String textOrNull(String name) {
    Json value = get(name);
    if (value instanceof Json.Str text && !text.value().isBlank()) {
      return text.value();
    }
    if (value != null) {
      wrong(name, "a text that is not blank", value);
    }
    return null;
  }

  /** Returns a whole number in {@code [least, most]}, {@code null} if there is none. */
  protected final @Nullable Integer countOrNull(String name, int least, int most) {
    Json value = get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Json.Num number) {
      try {
        long whole = number.longValueExact();
        if (whole >= least && whole <= most) {
          return (int) whole;
        }
      } catch (ArithmeticException e) {
        // not whole, or far beyond: reported below
      }
    }
    String range =
        most == Integer.MAX_VALUE ? "at least " + least : "in [" + least + ", " + most + "]";
    wrong(name, "a whole number, " + range, value);
    return null;
  }

  /** Returns a number in {@code [least, most]}, NaN if there is none. */
  public final double number(String name, double least, double most) {
    Json value = get(name);
    if (value == null) {
      return Double.NaN;
    }
    double number = value instanceof Json.Num n ? n.doubleValue() : Double.NaN;
    if (number >= least && number <= most) {
      return number;
    }
    String hint = most == 1 && number > 1 && number <= 100 ? " (is it a percentage?)" : "";
    String range =
        most == Double.MAX_VALUE
            ? "a number, at least " + trimmed(least)
            : "a number in [" + trimmed(least) + ", " + trimmed(most) + "]";
    note(at(name), name + " must be " + range + ", but was " + words(value) + hint);
    return Double.NaN;
  }

  private static String trimmed(double bound) {
    return bound == (long) bound ? Long.toString((long) bound) : Double.toString(bound);
  }

  /** Makes a name known that is read in another way. */
  protected final void know(String name) {
    known.add(name);
  }

  /** Notes every member that nobody asked for, with the name that was probably meant. */
  public final void end() {
    for (String name : object.members().keySet()) {
      if (!known.contains(name)) {
        note(at(name), unknown(name, known));
      }
    }
  }

  /** Returns the complaint about a name that is none of those that are known. */
  public static String unknown(String name, Set<String> known) {
    String meant = NearestName.to(name, known);
    return name
        + " is not known here"
        + (meant.isEmpty()
            ? " (known here: " + String.join(", ", known) + ")"
            : " (did you mean " + meant + "?)");
  }
}
