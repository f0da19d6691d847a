package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a device is passed through.
 *
 * @param backendPolicy which interface of the kernel passes the device through
 * @param enableAPIDevice whether the container sees /dev/iommu
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IommuConfig(
    @JsonProperty("backendPolicy") @Nullable IommuBackendPolicy backendPolicy,
    @JsonProperty("enableAPIDevice") @Nullable Boolean enableAPIDevice,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public IommuConfig {
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

  /**
   * Returns {@link #backendPolicy}, or {@code LegacyOnly}, as the server assumes where it is
   * absent.
   */
  @ServerDefault
  public IommuBackendPolicy effectiveBackendPolicy() {
    return backendPolicy == null ? IommuBackendPolicy.LEGACY_ONLY : backendPolicy;
  }

  /** Builds {@link IommuConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable IommuBackendPolicy backendPolicy;
    private @Nullable Boolean enableAPIDevice;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(IommuConfig present) {
      backendPolicy = present.backendPolicy;
      enableAPIDevice = present.enableAPIDevice;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link IommuConfig#backendPolicy}. */
    public Builder backendPolicy(@Nullable IommuBackendPolicy backendPolicy) {
      this.backendPolicy = backendPolicy;
      return this;
    }

    /** Sets {@link IommuConfig#enableAPIDevice}. */
    public Builder enableAPIDevice(@Nullable Boolean enableAPIDevice) {
      this.enableAPIDevice = enableAPIDevice;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public IommuConfig build() {
      return new IommuConfig(backendPolicy, enableAPIDevice, unknownFields);
    }
  }
}
