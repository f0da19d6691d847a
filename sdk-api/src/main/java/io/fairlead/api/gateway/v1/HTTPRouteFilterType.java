package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What a filter does. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record HTTPRouteFilterType(@JsonValue String value) {

  /** {@code RequestHeaderModifier}. */
  public static final HTTPRouteFilterType REQUEST_HEADER_MODIFIER =
      new HTTPRouteFilterType("RequestHeaderModifier");

  /** {@code ResponseHeaderModifier}. */
  public static final HTTPRouteFilterType RESPONSE_HEADER_MODIFIER =
      new HTTPRouteFilterType("ResponseHeaderModifier");

  /** {@code RequestMirror}. */
  public static final HTTPRouteFilterType REQUEST_MIRROR = new HTTPRouteFilterType("RequestMirror");

  /** {@code RequestRedirect}. */
  public static final HTTPRouteFilterType REQUEST_REDIRECT =
      new HTTPRouteFilterType("RequestRedirect");

  /** {@code URLRewrite}. */
  public static final HTTPRouteFilterType URL_REWRITE = new HTTPRouteFilterType("URLRewrite");

  /** {@code ExtensionRef}. */
  public static final HTTPRouteFilterType EXTENSION_REF = new HTTPRouteFilterType("ExtensionRef");

  /** {@code CORS}. */
  public static final HTTPRouteFilterType CORS = new HTTPRouteFilterType("CORS");

  private static final List<HTTPRouteFilterType> KNOWN =
      List.of(
          REQUEST_HEADER_MODIFIER,
          RESPONSE_HEADER_MODIFIER,
          REQUEST_MIRROR,
          REQUEST_REDIRECT,
          URL_REWRITE,
          EXTENSION_REF,
          CORS);

  public HTTPRouteFilterType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static HTTPRouteFilterType of(String value) {
    return switch (value) {
      case "RequestHeaderModifier" -> REQUEST_HEADER_MODIFIER;
      case "ResponseHeaderModifier" -> RESPONSE_HEADER_MODIFIER;
      case "RequestMirror" -> REQUEST_MIRROR;
      case "RequestRedirect" -> REQUEST_REDIRECT;
      case "URLRewrite" -> URL_REWRITE;
      case "ExtensionRef" -> EXTENSION_REF;
      case "CORS" -> CORS;
      default -> new HTTPRouteFilterType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<HTTPRouteFilterType> known() {
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
