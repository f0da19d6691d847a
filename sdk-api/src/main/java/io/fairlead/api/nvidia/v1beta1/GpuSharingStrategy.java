package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How containers share a GPU. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record GpuSharingStrategy(@JsonValue String value) {

  /** {@code TimeSlicing}. */
  public static final GpuSharingStrategy TIME_SLICING = new GpuSharingStrategy("TimeSlicing");

  /** {@code MPS}. */
  public static final GpuSharingStrategy MPS = new GpuSharingStrategy("MPS");

  private static final List<GpuSharingStrategy> KNOWN = List.of(TIME_SLICING, MPS);

  public GpuSharingStrategy {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static GpuSharingStrategy of(String value) {
    return switch (value) {
      case "TimeSlicing" -> TIME_SLICING;
      case "MPS" -> MPS;
      default -> new GpuSharingStrategy(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<GpuSharingStrategy> known() {
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
