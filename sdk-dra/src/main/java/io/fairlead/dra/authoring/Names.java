package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import java.util.regex.Pattern;

/** What the API server accepts as names in {@code resource.k8s.io}. */
final class Names {

  static final int LONGEST_DOMAIN = 63;
  static final int LONGEST_ID = 32;

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern LABEL_NAME =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

  private Names() {}

  static String label(String value, String what) {
    if (!LABEL.matcher(value).matches()) {
      throw violated(what, "1 to 63 lower-case letters, digits and inner hyphens", quoted(value));
    }
    return value;
  }

  static String subdomain(String value, String what) {
    return subdomain(value, what, 253);
  }

  static String driver(String value) {
    return subdomain(value, "driver", LONGEST_DOMAIN);
  }

  private static String subdomain(String value, String what, int longest) {
    if (value.length() > longest || !SUBDOMAIN.matcher(value).matches()) {
      throw violated(
          what,
          "a DNS name of at most " + longest + " lower-case letters, digits, '-' and '.'",
          quoted(value));
    }
    return value;
  }

  static String domain(String value) {
    return subdomain(value, "domain", LONGEST_DOMAIN);
  }

  static String id(String value) {
    if (value.length() > LONGEST_ID || !ID.matcher(value).matches()) {
      throw violated("name in a domain", "a C identifier of at most 32 characters", quoted(value));
    }
    return value;
  }

  /** Checks {@code domain/id}; a domain is a must where no driver says which one is meant. */
  static String fullyQualified(String value, String what) {
    int slash = value.indexOf('/');
    if (slash < 0) {
      throw violated(what, "DOMAIN/NAME", quoted(value) + " (did you mean the driver's domain?)");
    }
    domain(value.substring(0, slash));
    id(value.substring(slash + 1));
    return value;
  }

  static String qualified(String value, String what) {
    return value.indexOf('/') < 0 ? id(value) : fullyQualified(value, what);
  }

  /** Checks the key of a label or taint. */
  static String labelKey(String value, String what) {
    int slash = value.indexOf('/');
    if (slash >= 0) {
      subdomain(value.substring(0, slash), "prefix of " + what);
    }
    if (!LABEL_NAME.matcher(value.substring(slash + 1)).matches()) {
      throw violated(
          what, "[DNS name '/'] and 1 to 63 letters, digits, '-', '_', '.'", quoted(value));
    }
    return value;
  }

  static String labelValue(String value, String what) {
    if (!value.isEmpty() && !LABEL_NAME.matcher(value).matches()) {
      throw violated(what, "empty, or 1 to 63 letters, digits, '-', '_', '.'", quoted(value));
    }
    return value;
  }

  static boolean isId(String value) {
    return value.length() <= LONGEST_ID && ID.matcher(value).matches();
  }

  static String quoted(String text) {
    return '"' + (text.length() > 300 ? text.substring(0, 300) + "..." : text) + '"';
  }
}
