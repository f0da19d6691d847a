package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Which interface of the kernel passes a device through. Any other value survives as well: ask
 * {@link #isKnown}.
 *
 * @param value as it is written
 */
public record IommuBackendPolicy(@JsonValue String value) {

  /** {@code LegacyOnly}. */
  public static final IommuBackendPolicy LEGACY_ONLY = new IommuBackendPolicy("LegacyOnly");

  /** {@code PreferIommuFD}. */
  public static final IommuBackendPolicy PREFER_IOMMU_FD = new IommuBackendPolicy("PreferIommuFD");

  private static final List<IommuBackendPolicy> KNOWN = List.of(LEGACY_ONLY, PREFER_IOMMU_FD);

  public IommuBackendPolicy {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static IommuBackendPolicy of(String value) {
    return switch (value) {
      case "LegacyOnly" -> LEGACY_ONLY;
      case "PreferIommuFD" -> PREFER_IOMMU_FD;
      default -> new IommuBackendPolicy(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<IommuBackendPolicy> known() {
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
