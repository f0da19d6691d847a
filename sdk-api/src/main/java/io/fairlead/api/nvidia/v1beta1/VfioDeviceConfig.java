package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of the driver gpu.nvidia.com for GPUs that are passed through to a virtual machine.
 * Not an object of the API server.
 *
 * @param apiVersion resource.nvidia.com/v1beta1
 * @param kind VfioDeviceConfig
 * @param iommu how the device is passed through
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VfioDeviceConfig(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("iommu") @Nullable IommuConfig iommu,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public VfioDeviceConfig {
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

  /** Builds {@link VfioDeviceConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String kind;
    private @Nullable IommuConfig iommu;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(VfioDeviceConfig present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      iommu = present.iommu;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link VfioDeviceConfig#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link VfioDeviceConfig#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link VfioDeviceConfig#iommu}. */
    public Builder iommu(@Nullable IommuConfig iommu) {
      this.iommu = iommu;
      return this;
    }

    /** Changes {@link VfioDeviceConfig#iommu}, starting from the present one. */
    public Builder iommu(UnaryOperator<IommuConfig.Builder> changes) {
      iommu = changes.apply(iommu == null ? IommuConfig.builder() : iommu.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public VfioDeviceConfig build() {
      return new VfioDeviceConfig(apiVersion, kind, iommu, unknownFields);
    }
  }
}
