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
public record GRPCRouteFilterType(@JsonValue String value) {

  /** {@code ResponseHeaderModifier}. */
  public static final GRPCRouteFilterType RESPONSE_HEADER_MODIFIER =
      new GRPCRouteFilterType("ResponseHeaderModifier");

  /** {@code RequestHeaderModifier}. */
  public static final GRPCRouteFilterType REQUEST_HEADER_MODIFIER =
      new GRPCRouteFilterType("RequestHeaderModifier");

  /** {@code RequestMirror}. */
  public static final GRPCRouteFilterType REQUEST_MIRROR = new GRPCRouteFilterType("RequestMirror");

  /** {@code ExtensionRef}. */
  public static final GRPCRouteFilterType EXTENSION_REF = new GRPCRouteFilterType("ExtensionRef");

  private static final List<GRPCRouteFilterType> KNOWN =
      List.of(RESPONSE_HEADER_MODIFIER, REQUEST_HEADER_MODIFIER, REQUEST_MIRROR, EXTENSION_REF);

  public GRPCRouteFilterType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static GRPCRouteFilterType of(String value) {
    return switch (value) {
      case "ResponseHeaderModifier" -> RESPONSE_HEADER_MODIFIER;
      case "RequestHeaderModifier" -> REQUEST_HEADER_MODIFIER;
      case "RequestMirror" -> REQUEST_MIRROR;
      case "ExtensionRef" -> EXTENSION_REF;
      default -> new GRPCRouteFilterType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<GRPCRouteFilterType> known() {
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
