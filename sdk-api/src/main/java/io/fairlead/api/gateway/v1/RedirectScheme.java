package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * The scheme of a redirect. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record RedirectScheme(@JsonValue String value) {

  /** {@code http}. */
  public static final RedirectScheme HTTP = new RedirectScheme("http");

  /** {@code https}. */
  public static final RedirectScheme HTTPS = new RedirectScheme("https");

  private static final List<RedirectScheme> KNOWN = List.of(HTTP, HTTPS);

  public RedirectScheme {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RedirectScheme of(String value) {
    return switch (value) {
      case "http" -> HTTP;
      case "https" -> HTTPS;
      default -> new RedirectScheme(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<RedirectScheme> known() {
    return KNOWN;
  }

  /** Returns whether the value is one of the constants. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  /** Returns {@link #value}. */
  @Override
  public String toString() {
    return value;
  }
}
