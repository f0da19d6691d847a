package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * A method of HTTP. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record HTTPMethod(@JsonValue String value) {

  /** {@code GET}. */
  public static final HTTPMethod GET = new HTTPMethod("GET");

  /** {@code HEAD}. */
  public static final HTTPMethod HEAD = new HTTPMethod("HEAD");

  /** {@code POST}. */
  public static final HTTPMethod POST = new HTTPMethod("POST");

  /** {@code PUT}. */
  public static final HTTPMethod PUT = new HTTPMethod("PUT");

  /** {@code DELETE}. */
  public static final HTTPMethod DELETE = new HTTPMethod("DELETE");

  /** {@code CONNECT}. */
  public static final HTTPMethod CONNECT = new HTTPMethod("CONNECT");

  /** {@code OPTIONS}. */
  public static final HTTPMethod OPTIONS = new HTTPMethod("OPTIONS");

  /** {@code TRACE}. */
  public static final HTTPMethod TRACE = new HTTPMethod("TRACE");

  /** {@code PATCH}. */
  public static final HTTPMethod PATCH = new HTTPMethod("PATCH");

  private static final List<HTTPMethod> KNOWN =
      List.of(GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH);

  public HTTPMethod {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static HTTPMethod of(String value) {
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
      default -> new HTTPMethod(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<HTTPMethod> known() {
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
