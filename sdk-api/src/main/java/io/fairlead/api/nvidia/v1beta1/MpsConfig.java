package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a GPU each client of MPS gets.
 *
 * @param defaultActiveThreadPercentage percent of the threads
 * @param defaultPinnedDeviceMemoryLimit memory on every device
 * @param defaultPerDevicePinnedMemoryLimit memory by index or UUID of the device
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MpsConfig(
    @JsonProperty("defaultActiveThreadPercentage") @Nullable Integer defaultActiveThreadPercentage,
    @JsonProperty("defaultPinnedDeviceMemoryLimit")
        @Nullable Quantity defaultPinnedDeviceMemoryLimit,
    @JsonProperty("defaultPerDevicePinnedMemoryLimit")
        @Nullable Map<String, Quantity> defaultPerDevicePinnedMemoryLimit,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public MpsConfig {
    defaultPerDevicePinnedMemoryLimit = Frozen.map(defaultPerDevicePinnedMemoryLimit);
    unknownFields = Frozen.fields(unknownFields);
  }

  /** Starts one without any field. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds {@link MpsConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer defaultActiveThreadPercentage;
    private @Nullable Quantity defaultPinnedDeviceMemoryLimit;
    private @Nullable Map<String, Quantity> defaultPerDevicePinnedMemoryLimit;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(MpsConfig present) {
      defaultActiveThreadPercentage = present.defaultActiveThreadPercentage;
      defaultPinnedDeviceMemoryLimit = present.defaultPinnedDeviceMemoryLimit;
      defaultPerDevicePinnedMemoryLimit = present.defaultPerDevicePinnedMemoryLimit;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link MpsConfig#defaultActiveThreadPercentage}. */
    public Builder defaultActiveThreadPercentage(@Nullable Integer defaultActiveThreadPercentage) {
      this.defaultActiveThreadPercentage = defaultActiveThreadPercentage;
      return this;
    }

    /** Sets {@link MpsConfig#defaultPinnedDeviceMemoryLimit}. */
    public Builder defaultPinnedDeviceMemoryLimit(
        @Nullable Quantity defaultPinnedDeviceMemoryLimit) {
      this.defaultPinnedDeviceMemoryLimit = defaultPinnedDeviceMemoryLimit;
      return this;
    }

    /** Sets {@link MpsConfig#defaultPerDevicePinnedMemoryLimit}. */
    public Builder defaultPerDevicePinnedMemoryLimit(
        @Nullable Map<String, Quantity> defaultPerDevicePinnedMemoryLimit) {
      this.defaultPerDevicePinnedMemoryLimit = Frozen.copy(defaultPerDevicePinnedMemoryLimit);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public MpsConfig build() {
      return new MpsConfig(
          defaultActiveThreadPercentage,
          defaultPinnedDeviceMemoryLimit,
          defaultPerDevicePinnedMemoryLimit,
          unknownFields);
    }
  }
}
