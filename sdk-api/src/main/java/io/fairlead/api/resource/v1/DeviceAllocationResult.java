package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The devices that were given, and their configuration.
 *
 * @param config configuration
 * @param results one for each device
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceAllocationResult(
    @JsonProperty("config") @Nullable List<DeviceAllocationConfiguration> config,
    @JsonProperty("results") @Nullable List<DeviceRequestAllocationResult> results,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceAllocationResult {
    config = Frozen.list(config);
    results = Frozen.list(results);
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

  /** Builds {@link DeviceAllocationResult}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<DeviceAllocationConfiguration> config;
    private @Nullable List<DeviceRequestAllocationResult> results;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceAllocationResult present) {
      config = present.config;
      results = present.results;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceAllocationResult#config}. */
    public Builder config(@Nullable List<DeviceAllocationConfiguration> config) {
      this.config = Frozen.copy(config);
      return this;
    }

    /** Sets {@link DeviceAllocationResult#results}. */
    public Builder results(@Nullable List<DeviceRequestAllocationResult> results) {
      this.results = Frozen.copy(results);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceAllocationResult build() {
      return new DeviceAllocationResult(config, results, unknownFields);
    }
  }
}
