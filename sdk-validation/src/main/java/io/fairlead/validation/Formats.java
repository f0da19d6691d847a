package io.fairlead.validation;

import io.fairlead.cel.NamedFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The formats of texts that the API server checks. Formats that are not known here are not checked,
 * as on the server.
 */
final class Formats {

  private static final String HEX4 = "[0-9a-f]{4}";
  private static final String RGB = "\\s*(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*";
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String IN_HOST = "a-zA-Z0-9\\p{S}\\p{L}";

  /** One label, or several of which the last has at least two letters and no digits. */
  private static final String HOST =
      "^(["
          + IN_HOST
          + "]((-?["
          + IN_HOST
          + "]{0,62})?)|(["
          + IN_HOST
          + "](([-"
          + IN_HOST
          + "]{0,61}["
          + IN_HOST
          + "])?)(\\.)){1,}([a-zA-Z\\p{L}]){2,63})$";

  private static final String CARD =
      "^(4[0-9]{12}([0-9]{3})?|5[1-5][0-9]{14}|6(011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}"
          + "|3(0[0-5]|[68][0-9])[0-9]{11}|(2131|1800|35\\d{3})\\d{11})$";

  private static final Predicate<String> HOSTNAMES = matching(HOST);
  private static final Predicate<String> CARDS = matching(CARD);

  private static final Map<String, Predicate<String>> BY_NAME =
      Map.ofEntries(
          Map.entry("bsonobjectid", matching("^[0-9a-fA-F]{24}$")),
          Map.entry("byte", named("byte")),
          Map.entry("cidr", NetworkFormats::isCidr),
          Map.entry("creditcard", Formats::isCreditCard),
          Map.entry("date", named("date")),
          Map.entry("datetime", named("datetime")),
          Map.entry("duration", text -> LooseDuration.parse(text) != null),
          Map.entry("email", MailAddress::isAddress),
          Map.entry("hexcolor", matching("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")),
          Map.entry("hostname", Formats::isHostname),
          Map.entry("ipv4", NetworkFormats::isIpv4),
          Map.entry("ipv6", NetworkFormats::isIpv6),
          Map.entry("isbn", text -> isIsbn10(text) || isIsbn13(text)),
          Map.entry("isbn10", Formats::isIsbn10),
          Map.entry("isbn13", Formats::isIsbn13),
          Map.entry("k8slongname", name(LABEL + "(\\." + LABEL + ")*", 253)),
          Map.entry("k8sshortname", name(LABEL, 63)),
          Map.entry("mac", NetworkFormats::isMac),
          Map.entry("password", text -> true),
          Map.entry("rgbcolor", matching("^rgb\\(" + RGB + ',' + RGB + ',' + RGB + "\\)$")),
          Map.entry("ssn", matching("^(\\d{3}[- ]\\d{2}[- ]\\d{4})$")),
          Map.entry("uri", named("uri")),
          Map.entry("uuid", named("uuid")),
          Map.entry("uuid3", matching(uuid("3[0-9a-f]{3}", HEX4))),
          Map.entry("uuid4", matching(uuid("4[0-9a-f]{3}", "[89ab][0-9a-f]{3}"))),
          Map.entry("uuid5", matching(uuid("5[0-9a-f]{3}", "[89ab][0-9a-f]{3}"))));

  private Formats() {}

  /** Whether the server knows a format of texts; dashes in its name do not count. */
  static boolean isKnown(String format) {
    return BY_NAME.containsKey(format.replace("-", ""));
  }

  static boolean fits(String format, String text) {
    Predicate<String> rule = BY_NAME.get(format.replace("-", ""));
    return rule == null || rule.test(text);
  }

  private static Predicate<String> named(String name) {
    return text -> {
      NamedFormat format = NamedFormat.of(name);
      return format == null || format.check(text).isEmpty();
    };
  }

  private static Predicate<String> matching(String pattern) {
    return new Matching(pattern);
  }

  private static Predicate<String> name(String pattern, int most) {
    Predicate<String> matching = matching("^(" + pattern + ")$");
    return text -> text.length() <= most && matching.test(text);
  }

  private static String uuid(String third, String fourth) {
    return "(?i)^[0-9a-f]{8}-?" + HEX4 + "-?" + third + "-?" + fourth + "-?[0-9a-f]{12}$";
  }

  private static boolean isHostname(String text) {
    if (!HOSTNAMES.test(text) || text.getBytes(StandardCharsets.UTF_8).length > 255) {
      return false;
    }
    for (String label : text.split("\\.", -1)) {
      if (label.getBytes(StandardCharsets.UTF_8).length > 63) {
        return false;
      }
    }
    return true;
  }

  /** The sum of the digits, each second from the end doubled, is a multiple of ten (Luhn). */
  private static boolean isCreditCard(String text) {
    String digits = text.replaceAll("[^0-9]+", "");
    int sum = 0;
    for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
      int digit = (digits.charAt(i) - '0') * (place % 2 + 1);
      sum += digit / 10 + digit % 10;
    }
    return CARDS.test(digits) && sum % 10 == 0;
  }

  private static boolean isIsbn10(String text) {
    String digits = text.replaceAll("[\\s-]+", "");
    if (!digits.matches("[0-9]{9}[0-9X]")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      char c = digits.charAt(i);
      sum += (i + 1) * (c == 'X' ? 10 : c - '0');
    }
    return sum % 11 == 0;
  }

  private static boolean isIsbn13(String text) {
    String digits = text.replaceAll("[\\s-]+", "");
    if (!digits.matches("[0-9]{13}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }

  /** A pattern that is compiled when it is first needed. */
  private static final class Matching implements Predicate<String> {
    private final String source;
    private volatile @Nullable Pattern compiled;

    Matching(String source) {
      this.source = source;
    }

    @Override
    public boolean test(String text) {
      Pattern known = compiled;
      if (known == null) {
        known = Pattern.compile(source);
        compiled = known;
      }
      return known.matcher(text).find();
    }
  }
}
