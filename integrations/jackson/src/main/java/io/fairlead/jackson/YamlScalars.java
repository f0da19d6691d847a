package io.fairlead.jackson;

import io.fairlead.kernel.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted YAML scalar means: YAML 1.1 as {@code kubectl} resolves it (sigs.k8s.io/yaml on
 * go-yaml v2, {@code resolve.go}), with one deviation: whole numbers beyond 64 bits stay exact.
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

  /** Whether a plain scalar is a number; costs no arithmetic. */
  static boolean isNumber(String text) {
    return INTEGER.matcher(text.replace("_", "")).matches() || FLOAT.matcher(text).matches();
  }

  private static Json.@Nullable Num number(String text) {
    if (NO_NUMBER_IN_JSON.matcher(text).matches()) {
      throw new ArithmeticException(text + " is no number in JSON");
    }
    String digits = text.replace("_", "");
    if (INTEGER.matcher(digits).matches()) {
      return new Json.Num(integer(digits).toString());
    }
    // underscores separate digits of whole numbers only
    return FLOAT.matcher(text).matches() ? new Json.Num(decimal(text)) : null;
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
    return new BigDecimal(mantissa).toPlainString() + power;
  }
}
