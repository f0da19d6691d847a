package io.fairlead.validation;

import java.util.regex.Pattern;

/** Addresses as Go's older functions read them, with leading zeros. */
final class NetworkFormats {

  private static final Pattern FOUR = Pattern.compile("0*\\d{1,3}(\\.0*\\d{1,3}){3}");
  private static final Pattern LEADING_ZERO = Pattern.compile("\\b0\\d");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern PREFIX = Pattern.compile("0*\\d{1,3}");
  private static final Pattern MAC =
      Pattern.compile(
          "X{2}((:X{2}){5}|(:X{2}){7}|(:X{2}){19}|(-X{2}){5}|(-X{2}){7}|(-X{2}){19})"
                  .replace("X", "[0-9a-fA-F]")
              + "|X{4}((\\.X{4}){2}|(\\.X{4}){3}|(\\.X{4}){9})".replace("X", "[0-9a-fA-F]"));

  private NetworkFormats() {}

  static boolean isIpv4(String text) {
    return isFour(text) || text.indexOf('.') >= 0 && isSix(text);
  }

  static boolean isIpv6(String text) {
    return text.indexOf(':') >= 0 && isSix(text);
  }

  static boolean isCidr(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
      return false;
    }
    String address = text.substring(0, slash);
    int bits = Integer.parseInt(text.substring(slash + 1));
    return isFour(address) ? bits <= 32 : isSix(address) && bits <= 128;
  }

  /** Whether a text is an address of today, without needless zeros. */
  static boolean isIp(String text) {
    return isSix(text) || isFour(text) && !LEADING_ZERO.matcher(text).find();
  }

  static boolean isMac(String text) {
    return MAC.matcher(text).matches();
  }

  private static boolean isFour(String text) {
    if (!FOUR.matcher(text).matches()) {
      return false;
    }
    for (String octet : text.split("\\.")) {
      if (Integer.parseInt(octet) > 255) {
        return false;
      }
    }
    return true;
  }

  /** Eight groups, or fewer around one {@code ::}; the last two may be written as four octets. */
  private static boolean isSix(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == 8;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap), false);
    String rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest, true);
    return before >= 0 && after >= 0 && before + after < 8;
  }

  /** Counts groups, -1 if one of them is none. */
  private static int groups(String text, boolean last) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (last
          && i == parts.length - 1
          && isFour(parts[i])
          && !LEADING_ZERO.matcher(parts[i]).find()) {
        count += 2;
      } else if (GROUP.matcher(parts[i]).matches()) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }
}
