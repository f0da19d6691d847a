package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Where in its life a pod is. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record PodPhase(@JsonValue String value) {

  /** {@code Failed}. */
  public static final PodPhase FAILED = new PodPhase("Failed");

  /** {@code Pending}. */
  public static final PodPhase PENDING = new PodPhase("Pending");

  /** {@code Running}. */
  public static final PodPhase RUNNING = new PodPhase("Running");

  /** {@code Succeeded}. */
  public static final PodPhase SUCCEEDED = new PodPhase("Succeeded");

  /** {@code Unknown}. */
  public static final PodPhase UNKNOWN = new PodPhase("Unknown");

  private static final List<PodPhase> KNOWN = List.of(FAILED, PENDING, RUNNING, SUCCEEDED, UNKNOWN);

  public PodPhase {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static PodPhase of(String value) {
    return switch (value) {
      case "Failed" -> FAILED;
      case "Pending" -> PENDING;
      case "Running" -> RUNNING;
      case "Succeeded" -> SUCCEEDED;
      case "Unknown" -> UNKNOWN;
      default -> new PodPhase(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<PodPhase> known() {
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
