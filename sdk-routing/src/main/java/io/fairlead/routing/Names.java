package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.violated;

import java.util.Objects;
import java.util.regex.Pattern;

/** The one rule for names that go into explanations, recorded decisions and metrics. */
final class Names {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]*");

  private Names() {}

  /**
   * Returns the name.
   *
   * @throws IllegalArgumentException if it is empty or has other characters
   */
  static String require(String name, String what) {
    if (!NAME.matcher(Objects.requireNonNull(name, what)).matches()) {
      throw violated(
          what,
          "letters, digits and . _ : / -, beginning with a letter or digit",
          '"' + name + '"');
    }
    return name;
  }
}
