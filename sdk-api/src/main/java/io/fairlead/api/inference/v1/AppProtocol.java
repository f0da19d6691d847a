package io.fairlead.api.inference.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What the model servers speak. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record AppProtocol(@JsonValue String value) {

  /** {@code http}. */
  public static final AppProtocol HTTP = new AppProtocol("http");

  /** {@code kubernetes.io/h2c}. */
  public static final AppProtocol KUBERNETES_IO_H2C = new AppProtocol("kubernetes.io/h2c");

  private static final List<AppProtocol> KNOWN = List.of(HTTP, KUBERNETES_IO_H2C);

  public AppProtocol {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AppProtocol of(String value) {
    return switch (value) {
      case "http" -> HTTP;
      case "kubernetes.io/h2c" -> KUBERNETES_IO_H2C;
      default -> new AppProtocol(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<AppProtocol> known() {
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
