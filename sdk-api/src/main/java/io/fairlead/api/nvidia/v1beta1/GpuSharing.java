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
 * How containers share a GPU.
 *
 * @param strategy how they share it
 * @param timeSlicingConfig for TimeSlicing
 * @param mpsConfig for MPS
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GpuSharing(
    @JsonProperty("strategy") @Nullable GpuSharingStrategy strategy,
    @JsonProperty("timeSlicingConfig") @Nullable TimeSlicingConfig timeSlicingConfig,
    @JsonProperty("mpsConfig") @Nullable MpsConfig mpsConfig,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GpuSharing {
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

  /** Builds {@link GpuSharing}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable GpuSharingStrategy strategy;
    private @Nullable TimeSlicingConfig timeSlicingConfig;
    private @Nullable MpsConfig mpsConfig;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GpuSharing present) {
      strategy = present.strategy;
      timeSlicingConfig = present.timeSlicingConfig;
      mpsConfig = present.mpsConfig;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GpuSharing#strategy}. */
    public Builder strategy(@Nullable GpuSharingStrategy strategy) {
      this.strategy = strategy;
      return this;
    }

    /** Sets {@link GpuSharing#timeSlicingConfig}. */
    public Builder timeSlicingConfig(@Nullable TimeSlicingConfig timeSlicingConfig) {
      this.timeSlicingConfig = timeSlicingConfig;
      return this;
    }

    /** Changes {@link GpuSharing#timeSlicingConfig}, starting from the present one. */
    public Builder timeSlicingConfig(UnaryOperator<TimeSlicingConfig.Builder> changes) {
      timeSlicingConfig =
          changes
              .apply(
                  timeSlicingConfig == null
                      ? TimeSlicingConfig.builder()
                      : timeSlicingConfig.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link GpuSharing#mpsConfig}. */
    public Builder mpsConfig(@Nullable MpsConfig mpsConfig) {
      this.mpsConfig = mpsConfig;
      return this;
    }

    /** Changes {@link GpuSharing#mpsConfig}, starting from the present one. */
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
    public GpuSharing build() {
      return new GpuSharing(strategy, timeSlicingConfig, mpsConfig, unknownFields);
    }
  }
}
