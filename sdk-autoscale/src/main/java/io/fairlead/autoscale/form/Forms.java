package io.fairlead.autoscale.form;

import io.fairlead.api.Shape;
import io.fairlead.api.ShapeMismatchException;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Selector;
import io.fairlead.kernel.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/** The forms of single values, and of many of one form. */
public final class Forms {

  /** Whatever it is. */
  public static final Form ANY = (value, at) -> value;

  /** A text. */
  public static final Form TEXT = when("a text", value -> value instanceof Json.Str);

  /** An object, whatever it holds. */
  public static final Form OBJECT = when("an object", value -> value instanceof Json.Obj);

  /** True or false. */
  public static final Form FLAG = when("true or false", value -> value instanceof Json.Bool);

  /** Any number. */
  public static final Form NUMBER = when("a number", value -> value instanceof Json.Num);

  /** A time with date and zone. */
  public static final Form TIME =
      text(
          "a time as in RFC 3339 (such as 2026-01-01T00:10:00Z)",
          text -> Timestamp.parse(text).toInstant());

  /** A length of time that is not negative, as Go writes it. */
  public static final Form DURATION =
      text(
          "a time as Go writes it, not negative (such as 30s or 1m30s)",
          text -> {
            if (GoDuration.parse(text).toNanos() < 0) {
              throw new IllegalArgumentException(text);
            }
          });

  /** A quantity of Kubernetes, as text or number. */
  public static final Form QUANTITY =
      (value, at) -> {
        boolean quantity =
            value instanceof Json.Str text
                ? accepts(Quantity::parse, text.value())
                : value instanceof Json.Num number && accepts(Quantity::parse, number.text());
        return checked(quantity, "a quantity (such as 2, 500m or 1Gi)", value, at);
      };

  /** A number, or a quantity as text. */
  public static final Form MEASURE =
      (value, at) ->
          checked(
              value instanceof Json.Num
                  || (value instanceof Json.Str text && accepts(Quantity::parse, text.value())),
              "a number or a quantity (such as 7.5, 500m or 1Gi)",
              value,
              at);

  /** A label selector as text; empty selects everything. */
  public static final Form SELECTOR =
      text(
          "a label selector (such as app=chat)",
          text -> {
            if (!text.isEmpty()) {
              Selector.parse(text);
            }
          });

  /** A whole number of 32 bits. */
  public static final Form WHOLE_32 = whole(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** A whole number of 64 bits. */
  public static final Form WHOLE_64 = whole(Long.MIN_VALUE, Long.MAX_VALUE);

  private Forms() {}

  /** Returns the form of a text that a parser accepts: it refuses with IllegalArgumentException. */
  public static Form text(String rule, Consumer<String> parser) {
    return when(rule, value -> value instanceof Json.Str text && accepts(parser, text.value()));
  }

  /** Returns the form of a text that is one of these. */
  public static Form words(List<String> words) {
    int last = words.size() - 1;
    String rule =
        last == 0
            ? words.get(0)
            : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    return when(rule, value -> value instanceof Json.Str text && words.contains(text.value()));
  }

  /** Returns the form of a text that is one of these constants, in small letters. */
  public static Form words(Enum<?>... constants) {
    return words(
        Arrays.stream(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
  }

  /** Returns the form of a whole number in {@code [least, most]}. */
  public static Form whole(long least, long most) {
    boolean open = most == Integer.MAX_VALUE || most == Long.MAX_VALUE;
    String range =
        least < 0 && open
            ? "of " + (most == Long.MAX_VALUE ? 64 : 32) + " bits"
            : open ? "at least " + least : "in [" + least + ", " + most + "]";
    return when(
        least == most ? String.valueOf(least) : "a whole number, " + range,
        value -> {
          try {
            return value instanceof Json.Num number
                && number.longValueExact() >= least
                && number.longValueExact() <= most;
          } catch (ArithmeticException e) {
            return false;
          }
        });
  }

  /** Returns the form of a number for which something holds. */
  public static Form number(String rule, DoublePredicate holds) {
    return when(rule, value -> value instanceof Json.Num num && holds.test(num.doubleValue()));
  }

  /** Returns the form of an object of Kubernetes; fields that its record does not have are kept. */
  public static Form resource(Class<? extends Record> type) {
    return (value, at) -> {
      if (value instanceof Json.Obj object) {
        try {
          Shape.of(type).fromJson(object);
        } catch (ShapeMismatchException e) {
          at.below(e.pointer()).problem(e.problem());
        }
      } else {
        at.wrong("an object", value);
      }
      return value;
    };
  }

  /** Returns the form of a list. */
  public static Form list(Form item) {
    return (value, at) -> {
      if (!(value instanceof Json.Arr list)) {
        at.wrong("a list", value);
        return value;
      }
      List<Json> read = new ArrayList<>(list.items().size());
      for (int i = 0; i < list.items().size(); i++) {
        read.add(item.read(list.items().get(i), at.item(i)));
      }
      return new Json.Arr(read);
    };
  }

  /** Returns the form of an object whose members have whatever names, and one form. */
  public static Form named(Form form) {
    return (value, at) -> {
      if (!(value instanceof Json.Obj object)) {
        at.wrong("an object", value);
        return value;
      }
      Map<String, Json> read = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              (name, member) -> {
                if (member != Json.Null.NULL) {
                  read.put(name, form.read(member, at.member(name)));
                }
              });
      return new Json.Obj(read);
    };
  }

  /** Returns the form of a value for which something holds. */
  public static Form when(String rule, Predicate<Json> holds) {
    return (value, at) -> checked(holds.test(value), rule, value, at);
  }

  private static Json checked(boolean holds, String rule, Json value, Place at) {
    if (!holds) {
      at.wrong(rule, value);
    }
    return value;
  }

  private static boolean accepts(Consumer<String> parser, String text) {
    try {
      parser.accept(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false; // the rule says what it must be
    }
  }
}
