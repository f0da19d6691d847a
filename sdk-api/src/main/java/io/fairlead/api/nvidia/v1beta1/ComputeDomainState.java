package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Whether a domain or node is ready. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record ComputeDomainState(@JsonValue String value) {

  /** {@code Ready}. */
  public static final ComputeDomainState READY = new ComputeDomainState("Ready");

  /** {@code NotReady}. */
  public static final ComputeDomainState NOT_READY = new ComputeDomainState("NotReady");

  private static final List<ComputeDomainState> KNOWN = List.of(READY, NOT_READY);

  public ComputeDomainState {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ComputeDomainState of(String value) {
    return switch (value) {
      case "Ready" -> READY;
      case "NotReady" -> NOT_READY;
      default -> new ComputeDomainState(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<ComputeDomainState> known() {
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
