package io.fairlead.jackson;

import io.fairlead.kernel.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a YAML scalar means: YAML 1.1 as {@code kubectl} resolves it (sigs.k8s.io/yaml on go-yaml
 * v2, {@code resolve.go}), with one deviation: numbers keep all their digits.
 */
final class YamlScalars {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUES =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSES =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern NO_NUMBER_IN_JSON =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(0|[1-9][0-9]*|0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+)");

  private static final Pattern DECIMAL = Pattern.compile("[.eE]");
  private static final String STANDARD = "tag:yaml.org,2002:";

  private YamlScalars() {}

  /**
   * Returns the value of a plain scalar.
   *
   * @throws ArithmeticException for NaN and infinities, which JSON cannot say
   */
  static Json plain(String text) {
    if (NULLS.contains(text)) {
      return Json.Null.NULL;
    } else if (TRUES.contains(text)) {
      return Json.Bool.TRUE;
    } else if (FALSES.contains(text)) {
      return Json.Bool.FALSE;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
      Json.Num number = number(text);
      if (number != null) {
        return number;
      }
    }
    return new Json.Str(text);
  }

  /**
   * Returns the value of a scalar that says its type.
   *
   * @throws ArithmeticException for NaN and infinities, which JSON cannot say
   * @throws IllegalArgumentException if the text is not of the type
   */
  static Json tagged(String tag, String text) {
    switch (tag) {
      case STANDARD + "int", STANDARD + "float", STANDARD + "bool", STANDARD + "null":
        Json value = plain(text);
        String found = typeOf(value);
        boolean whole = found.equals("int") && tag.endsWith("float");
        if (!whole && !tag.equals(STANDARD + found)) {
          throw mismatch(tag, text);
        }
        return value;
      case STANDARD + "binary":
        return new Json.Str(decoded(text));
      default: // what nobody knows is a text
        return new Json.Str(text);
    }
  }

  private static String typeOf(Json value) {
    if (value instanceof Json.Num number) {
      return DECIMAL.matcher(number.text()).find() ? "float" : "int";
    } else if (value instanceof Json.Bool) {
      return "bool";
    }
    return value instanceof Json.Str ? "str" : "null";
  }

  private static String decoded(String text) {
    try {
      String base64 = text.replaceAll("[\\r\\n]", "");
      if (base64.length() % 4 != 0) {
        throw new IllegalArgumentException("without padding");
      }
      byte[] bytes = Base64.getDecoder().decode(base64);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new IllegalArgumentException("!!binary must be the base64 of UTF-8", e);
    }
  }

  private static IllegalArgumentException mismatch(String tag, String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return new IllegalArgumentException(
        "\"" + shown + "\" is no !!" + tag.substring(STANDARD.length()));
  }

  /** Returns the name of a member whose key is a number: as Go writes it. */
  static String key(Json.Num key) {
    if (!DECIMAL.matcher(key.text()).find()) {
      return key.text();
    }
    float value = Float.parseFloat(key.text());
    BigDecimal shortest = new BigDecimal(value);
    for (int digits = 1; digits <= 9; digits++) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
      if (rounded.floatValue() == value) {
        shortest = rounded;
        break;
      }
    }
    if (shortest.signum() == 0) {
      return key.text().startsWith("-") ? "-0" : "0";
    }
    BigDecimal bare = shortest.stripTrailingZeros();
    int exponent = bare.precision() - bare.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return bare.toPlainString();
    }
    String digits = bare.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
    return (bare.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + "e"
        + power
        + Math.abs(exponent);
  }

  /** Whether a scalar is a number; costs no arithmetic. */
  static boolean isNumber(String text) {
    String digits = text.replace("_", "");
    return INTEGER.matcher(digits).matches() || FLOAT.matcher(digits).matches();
  }

  private static Json.@Nullable Num number(String text) {
    if (NO_NUMBER_IN_JSON.matcher(text).matches()) {
      throw new ArithmeticException(text + " is no number in JSON");
    }
    String digits = text.replace("_", "");
    if (INTEGER.matcher(digits).matches()) {
      BigInteger value = integer(digits);
      if (value.signum() < 0 ? value.bitLength() < 64 : value.bitLength() <= 64) {
        return new Json.Num(value.toString());
      }
    }
    if (!FLOAT.matcher(digits).matches()) {
      return null;
    }
    boolean whole = !DECIMAL.matcher(digits).find();
    // what is too large for a double is a text, except for whole numbers, which stay exact
    return whole || Double.isFinite(Double.parseDouble(digits))
        ? new Json.Num(decimal(digits))
        : null;
  }

  private static BigInteger integer(String text) {
    boolean negative = text.charAt(0) == '-';
    String digits = negative || text.charAt(0) == '+' ? text.substring(1) : text;
    BigInteger value = new BigInteger(withoutPrefix(digits), radix(digits));
    return negative ? value.negate() : value;
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    char letter = digits.toLowerCase(Locale.ROOT).charAt(1);
    return letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
  }

  private static String withoutPrefix(String digits) {
    return digits.length() > 2 && Character.isLetter(digits.charAt(1))
        ? digits.substring(2)
        : digits;
  }

  /** The same digits in the grammar of JSON: {@code +1.} is 1, {@code .5} is 0.5, 08 is 8. */
  private static String decimal(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    String mantissa = exponent < 0 ? text : text.substring(0, exponent);
    String power = exponent < 0 ? "" : text.substring(exponent);
    BigDecimal value = new BigDecimal(mantissa);
    boolean minusZero =
        value.signum() == 0 && text.charAt(0) == '-' && !INTEGER.matcher(text).matches();
    return (minusZero ? "-" : "") + value.toPlainString() + power;
  }
}
