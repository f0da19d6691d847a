package io.fairlead.cel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version by Semantic Versioning 2.0.0, ordered by its precedence: build metadata does not count,
 * also not for equality. The parts are unsigned 64-bit numbers. Immutable.
 */
public final class SemanticVersion implements Comparable<SemanticVersion> {

  private final String text;
  private final long major;
  private final long minor;
  private final long patch;
  private final List<String> preRelease;

  private SemanticVersion(
      String text, long major, long minor, long patch, List<String> preRelease) {
    this.text = text;
    this.major = major;
    this.minor = minor;
    this.patch = patch;
    this.preRelease = preRelease;
  }

  /**
   * Reads a version.
   *
   * @return {@code null} if the text is none
   */
  public static @Nullable SemanticVersion parse(String text) {
    return read(text) instanceof SemanticVersion version ? version : null;
  }

  /** Returns what is wrong with a text that is no version, in the server's words; else "". */
  public static String problem(String text) {
    return read(text) instanceof CelError error ? error.message() : "";
  }

  /** Returns a version, or the error that the server gives. */
  static Object read(String text) {
    if (text.isEmpty()) {
      return new CelError("Version string empty");
    }
    String[] parts = text.split("\\.", 3);
    if (parts.length != 3) {
      return new CelError("No Major.Minor.Patch elements found");
    }
    String patch = parts[2];
    int plus = patch.indexOf('+');
    String build = plus < 0 ? null : patch.substring(plus + 1);
    patch = plus < 0 ? patch : patch.substring(0, plus);
    int dash = patch.indexOf('-');
    String pre = dash < 0 ? null : patch.substring(dash + 1);
    patch = dash < 0 ? patch : patch.substring(0, dash);
    for (String[] part :
        new String[][] {
          {"major", "Major", parts[0]}, {"minor", "Minor", parts[1]}, {"patch", "Patch", patch}
        }) {
      CelError error = number(part[0], part[1], part[2]);
      if (error != null) {
        return error;
      }
    }
    List<String> identifiers = pre == null ? List.of() : Arrays.asList(pre.split("\\.", -1));
    for (String identifier : identifiers) {
      CelError error = preRelease(identifier);
      if (error != null) {
        return error;
      }
    }
    if (build != null) {
      for (String identifier : build.split("\\.", -1)) {
        if (identifier.isEmpty()) {
          return new CelError("Build meta data is empty");
        }
        if (!isAlphanumeric(identifier)) {
          return invalid("build meta data", identifier);
        }
      }
    }
    return new SemanticVersion(
        text,
        Long.parseUnsignedLong(parts[0]),
        Long.parseUnsignedLong(parts[1]),
        Long.parseUnsignedLong(patch),
        List.copyOf(identifiers));
  }

  /** Reads a version that may lack parts, start with {@code v} and have leading zeros. */
  static Object readNormalized(String text) {
    String plain = text.startsWith("v") ? text.substring(1) : text;
    List<String> parts = new ArrayList<>(Arrays.asList(plain.split("\\.", 3)));
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.length() > 1) {
        int zeros = 0;
        while (zeros < part.length() && part.charAt(zeros) == '0') {
          zeros++;
        }
        String rest = part.substring(zeros);
        parts.set(i, rest.isEmpty() || !isDigit(rest.charAt(0)) ? '0' + rest : rest);
      }
    }
    if (parts.size() < 3) {
      String last = parts.get(parts.size() - 1);
      if (last.indexOf('+') >= 0 || last.indexOf('-') >= 0) {
        return new CelError("short version cannot contain PreRelease/Build meta data");
      }
      while (parts.size() < 3) {
        parts.add("0");
      }
    }
    return read(String.join(".", parts));
  }

  private static @Nullable CelError number(String name, String capital, String digits) {
    if (!isNumeric(digits)) {
      return invalid(name + " number", digits);
    }
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      return new CelError(
          capital + " number must not contain leading zeroes " + Texts.quoted(digits));
    }
    return outOfRange(digits);
  }

  private static @Nullable CelError preRelease(String identifier) {
    if (identifier.isEmpty()) {
      return new CelError("Prerelease is empty");
    }
    if (isNumeric(identifier)) {
      return identifier.length() > 1 && identifier.charAt(0) == '0'
          ? new CelError(
              "Numeric PreRelease version must not contain leading zeroes "
                  + Texts.quoted(identifier))
          : outOfRange(identifier);
    }
    return isAlphanumeric(identifier) ? null : invalid("prerelease", identifier);
  }

  private static @Nullable CelError outOfRange(String digits) {
    try {
      Long.parseUnsignedLong(digits);
      return null;
    } catch (NumberFormatException e) {
      String problem = digits.isEmpty() ? "invalid syntax" : "value out of range";
      return new CelError("strconv.ParseUint: parsing " + Texts.quoted(digits) + ": " + problem);
    }
  }

  private static CelError invalid(String where, String text) {
    return new CelError("Invalid character(s) found in " + where + ' ' + Texts.quoted(text));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && c != '-' && !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first part, as unsigned. */
  public long major() {
    return major;
  }

  /** Returns the second part, as unsigned. */
  public long minor() {
    return minor;
  }

  /** Returns the third part, as unsigned. */
  public long patch() {
    return patch;
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int order = Long.compareUnsigned(major, other.major);
    order = order != 0 ? order : Long.compareUnsigned(minor, other.minor);
    order = order != 0 ? order : Long.compareUnsigned(patch, other.patch);
    return Integer.signum(order != 0 ? order : comparePreReleases(other));
  }

  private int comparePreReleases(SemanticVersion other) {
    int mine = preRelease.size();
    int theirs = other.preRelease.size();
    if (mine == 0 || theirs == 0) {
      return Integer.compare(theirs, mine);
    }
    for (int i = 0; i < Math.min(mine, theirs); i++) {
      int order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine, theirs);
  }

  private static int compareIdentifiers(String a, String b) {
    boolean aNumber = isNumeric(a);
    boolean bNumber = isNumeric(b);
    if (aNumber != bNumber) {
      return aNumber ? -1 : 1;
    }
    return aNumber
        ? Long.compareUnsigned(Long.parseUnsignedLong(a), Long.parseUnsignedLong(b))
        : a.compareTo(b);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemanticVersion that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(major, minor, patch, preRelease);
  }

  /** Returns the text that was read. */
  @Override
  public String toString() {
    return text;
  }
}
