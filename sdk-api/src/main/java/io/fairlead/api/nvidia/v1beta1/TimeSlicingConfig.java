package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a container has the GPU.
 *
 * @param interval how long a turn lasts; absent leaves it to the GPU
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimeSlicingConfig(
    @JsonProperty("interval") @Nullable TimeSliceInterval interval,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public TimeSlicingConfig {
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

  /** Builds {@link TimeSlicingConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable TimeSliceInterval interval;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(TimeSlicingConfig present) {
      interval = present.interval;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link TimeSlicingConfig#interval}. */
    public Builder interval(@Nullable TimeSliceInterval interval) {
      this.interval = interval;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public TimeSlicingConfig build() {
      return new TimeSlicingConfig(interval, unknownFields);
    }
  }
}
