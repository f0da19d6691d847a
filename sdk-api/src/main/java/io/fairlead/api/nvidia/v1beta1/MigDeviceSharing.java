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
 * How containers share a MIG device.
 *
 * @param strategy how they share it
 * @param mpsConfig for MPS
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigDeviceSharing(
    @JsonProperty("strategy") @Nullable GpuSharingStrategy strategy,
    @JsonProperty("mpsConfig") @Nullable MpsConfig mpsConfig,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public MigDeviceSharing {
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

  /** Builds {@link MigDeviceSharing}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable GpuSharingStrategy strategy;
    private @Nullable MpsConfig mpsConfig;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(MigDeviceSharing present) {
      strategy = present.strategy;
      mpsConfig = present.mpsConfig;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link MigDeviceSharing#strategy}. */
    public Builder strategy(@Nullable GpuSharingStrategy strategy) {
      this.strategy = strategy;
      return this;
    }

    /** Sets {@link MigDeviceSharing#mpsConfig}. */
    public Builder mpsConfig(@Nullable MpsConfig mpsConfig) {
      this.mpsConfig = mpsConfig;
      return this;
    }

    /** Changes {@link MigDeviceSharing#mpsConfig}, starting from the present one. */
    public Builder mpsConfig(UnaryOperator<MpsConfig.Builder> changes) {
      mpsConfig =
          changes.apply(mpsConfig == null ? MpsConfig.builder() : mpsConfig.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public MigDeviceSharing build() {
      return new MigDeviceSharing(strategy, mpsConfig, unknownFields);
    }
  }
}
