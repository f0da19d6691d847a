package io.fairlead.cel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule for texts that Kubernetes knows by name, with the API server's messages. Expressions reach
 * it as {@code format.dns1123Label()}. Immutable; equal if the names are.
 */
public final class NamedFormat {

  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
  private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final Pattern IS_LABEL = Pattern.compile(LABEL);
  private static final Pattern IS_SUBDOMAIN = Pattern.compile(SUBDOMAIN);
  private static final Pattern IS_LABEL_1035 = Pattern.compile(LABEL_1035);
  private static final Pattern IS_NAME = Pattern.compile(NAME);
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
  private static final Pattern BASE64 =
      Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})");
  private static final Pattern CLOCK =
      Pattern.compile("([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))");

  private static final String LABEL_MESSAGE =
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
          + " must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc',"
          + " regex used for validation is '"
          + LABEL
          + "')";
  private static final String SUBDOMAIN_MESSAGE =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
          + " regex used for validation is '"
          + SUBDOMAIN
          + "')";
  private static final String LABEL_1035_MESSAGE =
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
          + " alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or"
          + " 'abc-123', regex used for validation is '"
          + LABEL_1035
          + "')";
  private static final String NAME_MESSAGE =
      " must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
          + " validation is '"
          + NAME
          + "')";
  private static final String LABEL_VALUE_MESSAGE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', regex used for validation is '("
          + NAME
          + ")?')";

  private static final class All {
    static final Map<String, NamedFormat> BY_NAME = all();
  }

  private final String name;
  private final int patternSize;
  private final Function<String, List<String>> rule;

  private NamedFormat(String name, int patternSize, Function<String, List<String>> rule) {
    this.name = name;
    this.patternSize = patternSize;
    this.rule = rule;
  }

  /**
   * Returns a format.
   *
   * @param name as in expressions: {@code dns1123Label}, {@code qualifiedName}, ...
   * @return {@code null} if there is none of that name
   */
  public static @Nullable NamedFormat of(String name) {
    return All.BY_NAME.get(name);
  }

  static Map<String, NamedFormat> byName() {
    return All.BY_NAME;
  }

  /** Returns what is wrong with a text in the server's words; empty if nothing is. */
  public List<String> check(String text) {
    return rule.apply(text);
  }

  /** How long a pattern the cost of a check is counted for. */
  int patternSize() {
    return patternSize;
  }

  private static Map<String, NamedFormat> all() {
    Map<String, NamedFormat> all = new LinkedHashMap<>();
    add(all, "dns1123Label", "DNS1123Label", 30, NamedFormat::label);
    add(all, "dns1123Subdomain", "DNS1123Subdomain", 60, NamedFormat::subdomain);
    add(all, "dns1035Label", "DNS1035Label", 30, NamedFormat::label1035);
    add(all, "qualifiedName", "QualifiedName", 60, NamedFormat::qualifiedName);
    add(all, "dns1123LabelPrefix", "DNS1123LabelPrefix", 30, t -> label(prefix(t)));
    add(all, "dns1123SubdomainPrefix", "DNS1123SubdomainPrefix", 60, t -> subdomain(prefix(t)));
    add(all, "dns1035LabelPrefix", "DNS1035LabelPrefix", 30, t -> label1035(prefix(t)));
    add(all, "labelValue", "LabelValue", 40, NamedFormat::labelValue);
    add(all, "uri", "URI", 1103, NamedFormat::uri);
    add(all, "uuid", "uuid", 70, test("does not match the UUID format", UUID::matcher));
    add(all, "byte", "byte", 84, test("invalid base64", BASE64::matcher));
    add(all, "date", "date", 71, t -> isDate(t) ? List.of() : List.of("invalid date"));
    add(all, "datetime", "datetime", 71, t -> isTime(t) ? List.of() : List.of("invalid datetime"));
    return all;
  }

  private static void add(
      Map<String, NamedFormat> all,
      String key,
      String name,
      int size,
      Function<String, List<String>> rule) {
    all.put(key, new NamedFormat(name, size, rule));
  }

  private static Function<String, List<String>> test(
      String message, Function<String, Matcher> matcher) {
    return text -> matcher.apply(text).matches() ? List.of() : List.of(message);
  }

  /** A prefix may end in a dash, since something follows. */
  private static String prefix(String text) {
    return text.length() > 1 && text.endsWith("-")
        ? text.substring(0, text.length() - 2) + 'a'
        : text;
  }

  private static List<String> label(String text) {
    List<String> wrong = tooLong(text, 63, " characters");
    if (!IS_LABEL.matcher(text).matches()) {
      wrong.add(IS_SUBDOMAIN.matcher(text).matches() ? "must not contain dots" : LABEL_MESSAGE);
    }
    return wrong;
  }

  private static List<String> subdomain(String text) {
    List<String> wrong = tooLong(text, 253, " characters");
    if (!IS_SUBDOMAIN.matcher(text).matches()) {
      wrong.add(SUBDOMAIN_MESSAGE);
    }
    return wrong;
  }

  private static List<String> label1035(String text) {
    List<String> wrong = tooLong(text, 63, " characters");
    if (!IS_LABEL_1035.matcher(text).matches()) {
      wrong.add(LABEL_1035_MESSAGE);
    }
    return wrong;
  }

  private static List<String> labelValue(String text) {
    List<String> wrong = tooLong(text, 63, " bytes");
    if (!text.isEmpty() && !IS_NAME.matcher(text).matches()) {
      wrong.add(LABEL_VALUE_MESSAGE);
    }
    return wrong;
  }

  private static List<String> qualifiedName(String text) {
    List<String> wrong = new ArrayList<>();
    String[] parts = text.split("/", -1);
    String last = parts[parts.length - 1];
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        wrong.add("prefix part must be non-empty");
      } else {
        subdomain(parts[0])
            .forEach(m -> wrong.add("prefix part " + m.replace("253 characters", "253 bytes")));
      }
    } else if (parts.length > 2) {
      wrong.add(
          "a valid label key"
              + NAME_MESSAGE
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
      return wrong;
    }
    if (last.isEmpty()) {
      wrong.add("name part must be non-empty");
    } else if (utf8(last) > 63) {
      wrong.add("name part must be no more than 63 bytes");
    }
    if (!IS_NAME.matcher(last).matches()) {
      wrong.add("name part" + NAME_MESSAGE);
    }
    return wrong;
  }

  private static List<String> uri(String text) {
    Object url = Url.parse(text);
    return url instanceof CelError error
        ? List.of(error.message().replace(Url.FAILED, ""))
        : List.of();
  }

  /** The server counts bytes, and says so only of labels. */
  private static List<String> tooLong(String text, int most, String unit) {
    List<String> wrong = new ArrayList<>(1);
    if (utf8(text) > most) {
      wrong.add("must be no more than " + most + unit);
    }
    return wrong;
  }

  private static long utf8(String text) {
    return Values.utf8Length(text);
  }

  private static boolean isDate(String text) {
    if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    String[] parts = text.toLowerCase(Locale.ROOT).split("t", -1);
    if (parts.length < 2 || !isDate(parts[0])) {
      return false;
    }
    Matcher clock = CLOCK.matcher(parts[1]);
    return clock.matches()
        && clock.group(1).compareTo("23") <= 0
        && clock.group(2).compareTo("59") <= 0
        && clock.group(3).compareTo("59") <= 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NamedFormat that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
