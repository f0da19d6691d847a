package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * A method of HTTP, or * for any. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record HTTPMethodWithWildcard(@JsonValue String value) {

  /** {@code GET}. */
  public static final HTTPMethodWithWildcard GET = new HTTPMethodWithWildcard("GET");

  /** {@code HEAD}. */
  public static final HTTPMethodWithWildcard HEAD = new HTTPMethodWithWildcard("HEAD");

  /** {@code POST}. */
  public static final HTTPMethodWithWildcard POST = new HTTPMethodWithWildcard("POST");

  /** {@code PUT}. */
  public static final HTTPMethodWithWildcard PUT = new HTTPMethodWithWildcard("PUT");

  /** {@code DELETE}. */
  public static final HTTPMethodWithWildcard DELETE = new HTTPMethodWithWildcard("DELETE");

  /** {@code CONNECT}. */
  public static final HTTPMethodWithWildcard CONNECT = new HTTPMethodWithWildcard("CONNECT");

  /** {@code OPTIONS}. */
  public static final HTTPMethodWithWildcard OPTIONS = new HTTPMethodWithWildcard("OPTIONS");

  /** {@code TRACE}. */
  public static final HTTPMethodWithWildcard TRACE = new HTTPMethodWithWildcard("TRACE");

  /** {@code PATCH}. */
  public static final HTTPMethodWithWildcard PATCH = new HTTPMethodWithWildcard("PATCH");

  /** {@code *}. */
  public static final HTTPMethodWithWildcard ANY = new HTTPMethodWithWildcard("*");

  private static final List<HTTPMethodWithWildcard> KNOWN =
      List.of(GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH, ANY);

  public HTTPMethodWithWildcard {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static HTTPMethodWithWildcard of(String value) {
    return switch (value) {
      case "GET" -> GET;
      case "HEAD" -> HEAD;
      case "POST" -> POST;
      case "PUT" -> PUT;
      case "DELETE" -> DELETE;
      case "CONNECT" -> CONNECT;
      case "OPTIONS" -> OPTIONS;
      case "TRACE" -> TRACE;
      case "PATCH" -> PATCH;
      case "*" -> ANY;
      default -> new HTTPMethodWithWildcard(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<HTTPMethodWithWildcard> known() {
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
