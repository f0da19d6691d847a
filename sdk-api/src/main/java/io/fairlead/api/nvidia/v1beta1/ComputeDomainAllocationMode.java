package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How many channels a claim gets. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record ComputeDomainAllocationMode(@JsonValue String value) {

  /** {@code All}. */
  public static final ComputeDomainAllocationMode ALL = new ComputeDomainAllocationMode("All");

  /** {@code Single}. */
  public static final ComputeDomainAllocationMode SINGLE =
      new ComputeDomainAllocationMode("Single");

  private static final List<ComputeDomainAllocationMode> KNOWN = List.of(ALL, SINGLE);

  public ComputeDomainAllocationMode {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ComputeDomainAllocationMode of(String value) {
    return switch (value) {
      case "All" -> ALL;
      case "Single" -> SINGLE;
      default -> new ComputeDomainAllocationMode(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<ComputeDomainAllocationMode> known() {
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
