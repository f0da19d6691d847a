package io.fairlead.api.apps.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How old pods of a deployment give way to new ones. Any other value survives as well: ask {@link
 * #isKnown}.
 *
 * @param value as it is written
 */
public record DeploymentStrategyType(@JsonValue String value) {

  /** {@code Recreate}. */
  public static final DeploymentStrategyType RECREATE = new DeploymentStrategyType("Recreate");

  /** {@code RollingUpdate}. */
  public static final DeploymentStrategyType ROLLING_UPDATE =
      new DeploymentStrategyType("RollingUpdate");

  private static final List<DeploymentStrategyType> KNOWN = List.of(RECREATE, ROLLING_UPDATE);

  public DeploymentStrategyType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DeploymentStrategyType of(String value) {
    return switch (value) {
      case "Recreate" -> RECREATE;
      case "RollingUpdate" -> ROLLING_UPDATE;
      default -> new DeploymentStrategyType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<DeploymentStrategyType> known() {
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
