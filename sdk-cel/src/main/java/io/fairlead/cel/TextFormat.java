package io.fairlead.cel;

import io.fairlead.kernel.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code "%s is %d".format([name, count])}. */
final class TextFormat {

  private static final int DIGITS = 6;

  /** A clause of a format, or a value, cannot be used. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  /** Decides what a clause becomes. */
  interface Clause {
    String apply(int argument, char verb, int precision) throws Refused;
  }

  private TextFormat() {}

  static Object format(String format, CelList arguments) {
    try {
      return walk(
          format,
          arguments.size(),
          (argument, verb, precision) -> one(arguments.get(argument), verb, precision));
    } catch (Refused e) {
      return new CelError(String.valueOf(e.getMessage()));
    }
  }

  /** Walks over the clauses of a format; also used to check formats before they run. */
  static String walk(String format, int arguments, Clause clause) throws Refused {
    StringBuilder out = new StringBuilder();
    int argument = 0;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      if (i + 1 < format.length() && format.charAt(i + 1) == '%') {
        out.append('%');
        i++;
        continue;
      }
      if (argument >= arguments) {
        throw new Refused("index " + argument + " out of range");
      }
      if (i + 1 >= format.length()) {
        throw new Refused("unexpected end of string");
      }
      i++;
      int precision = DIGITS;
      if (format.charAt(i) == '.') {
        int end = i + 1;
        while (end < format.length() && Character.digit(format.charAt(end), 10) >= 0) {
          end++;
        }
        precision = precision(format, i + 1, end);
        i = end;
      }
      char verb = format.charAt(i);
      if ("sdfebxXo".indexOf(verb) < 0) {
        throw new Refused(
            "could not parse formatting clause: unrecognized formatting clause \"" + verb + '"');
      }
      try {
        out.append(clause.apply(argument++, verb, precision));
        CelFrame.requireAtMost(CelFrame.MOST_CHARACTERS, out.length());
      } catch (Refused e) {
        throw new Refused("error during formatting: " + e.getMessage());
      }
    }
    return out.toString();
  }

  private static int precision(String format, int from, int to) throws Refused {
    String where = "could not parse formatting clause: error while parsing precision: ";
    if (to >= format.length()) {
      throw new Refused(where + "could not find end of precision specifier");
    }
    String digits = format.substring(from, to);
    if (digits.isEmpty() || digits.length() > 4) {
      throw new Refused(
          where
              + "error while converting precision to integer: strconv.Atoi: parsing "
              + Texts.quoted(digits)
              + (digits.isEmpty() ? ": invalid syntax" : ": value out of range"));
    }
    return Integer.parseInt(digits);
  }

  private static String one(Object value, char verb, int precision) throws Refused {
    switch (verb) {
      case 's':
        return text(value);
      case 'd':
        if (value instanceof Long || value instanceof CelUint) {
          return value.toString();
        }
        break;
      case 'f', 'e':
        Double number = value instanceof Double d ? d : value instanceof String s ? odd(s) : null;
        if (number != null) {
          return verb == 'f' ? fixed(number, precision) : scientific(number, precision);
        }
        break;
      case 'b':
        if (value instanceof Boolean flag) {
          return flag ? "1" : "0";
        }
        return integer(value, 2, verb);
      case 'o':
        return integer(value, 8, verb);
      default:
        return hex(value, verb);
    }
    throw refused(verb, Values.typeOf(value).name());
  }

  private static String integer(Object value, int radix, char verb) throws Refused {
    if (value instanceof Long number) {
      return Long.toString(number, radix);
    } else if (value instanceof CelUint number) {
      return Long.toUnsignedString(number.bits(), radix);
    }
    throw refused(verb, Values.typeOf(value).name());
  }

  private static String hex(Object value, char verb) throws Refused {
    HexFormat hex = verb == 'X' ? HexFormat.of().withUpperCase() : HexFormat.of();
    if (value instanceof String text) {
      return hex.formatHex(text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof CelBytes bytes) {
      return hex.formatHex(bytes.shared());
    }
    String digits = integer(value, 16, verb);
    return verb == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
  }

  private static @Nullable Double odd(String text) {
    switch (text) {
      case "NaN":
        return Double.NaN;
      case "Infinity":
        return Double.POSITIVE_INFINITY;
      case "-Infinity":
        return Double.NEGATIVE_INFINITY;
      default:
        return null;
    }
  }

  /** With commas between groups of three digits, as the server's locale en_US has it. */
  private static String fixed(double value, int precision) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
    }
    BigDecimal rounded = new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN);
    return String.format(Locale.US, "%,." + precision + "f", rounded);
  }

  private static String scientific(double value, int precision) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return fixed(value, precision);
    }
    String text = String.format(Locale.US, "%." + precision + "e", new BigDecimal(value));
    int mark = text.indexOf('e');
    String exponent = text.substring(mark + 1);
    StringBuilder raised = new StringBuilder();
    for (int i = 0; i < exponent.length(); i++) {
      char c = exponent.charAt(i);
      if (c == '-') {
        raised.append('⁻');
      } else if (c != '+') {
        raised.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
      }
    }
    return text.substring(0, mark) + "\u202f×\u202f10" + raised;
  }

  private static String text(Object value) throws Refused {
    if (value instanceof CelList list) {
      return list(list);
    } else if (value instanceof CelMap map && map.type().kind() == CelType.Kind.MAP) {
      return map(map);
    } else if (value == Json.Null.NULL) {
      return "null";
    } else if (value instanceof CelType type) {
      return type.name();
    } else if (value instanceof CelBytes bytes) {
      return new String(bytes.shared(), StandardCharsets.UTF_8);
    } else if (value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof CelUint
        || value instanceof Duration
        || value instanceof Instant) {
      return Texts.plain(value);
    }
    throw refused('s', Values.typeOf(value).name());
  }

  private static String list(CelList list) throws Refused {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(element(list.get(i)));
    }
    return out.append(']').toString();
  }

  private static String map(CelMap map) throws Refused {
    List<String> entries = new ArrayList<>();
    for (Iterator<?> keys = map.keys(); keys.hasNext(); ) {
      Object key = keys.next();
      Object value = map.find(key);
      if (value == null || key instanceof Double) {
        throw new Refused(
            "no formatting function for map key of type " + Values.typeOf(key).name());
      }
      entries.add(element(key) + ':' + element(value));
    }
    Collections.sort(entries, Values::compareTexts);
    return '{' + String.join(", ", entries) + '}';
  }

  private static String element(Object value) throws Refused {
    if (value instanceof String text) {
      return Texts.quoted(text);
    } else if (value instanceof CelBytes bytes) {
      return 'b' + Texts.quoted(new String(bytes.shared(), StandardCharsets.UTF_8));
    } else if (value instanceof Instant) {
      return "timestamp(" + Texts.quoted(Texts.plain(value)) + ')';
    } else if (value instanceof Duration) {
      return "duration(" + Texts.quoted(Texts.plain(value)) + ')';
    } else if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
      return new BigDecimal(number).setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString();
    } else if (value instanceof Double) {
      return Texts.quoted(GoDouble.text((Double) value));
    }
    return text(value);
  }

  static Refused refused(char verb, String type) {
    String wanted;
    switch (verb) {
      case 'd':
        wanted = "decimal clause can only be used on integers";
        break;
      case 'f':
        wanted = "fixed-point clause can only be used on doubles";
        break;
      case 'e':
        wanted = "scientific clause can only be used on doubles";
        break;
      case 'b':
        wanted = "only integers and bools can be formatted as binary";
        break;
      case 'o':
        wanted = "octal clause can only be used on integers";
        break;
      case 's':
        wanted =
            "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists,"
                + " types, durations, and timestamps";
        break;
      default:
        wanted = "only integers, byte buffers, and strings can be formatted as hex";
    }
    return new Refused(wanted + ", was given " + type);
  }
}
