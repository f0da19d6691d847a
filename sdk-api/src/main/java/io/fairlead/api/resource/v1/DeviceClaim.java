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
 * Requests for devices and what must hold between them.
 *
 * @param config configuration for drivers
 * @param constraints what must hold between the devices
 * @param requests how much of what; at most 32, one per kind of device
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceClaim(
    @JsonProperty("config") @Nullable List<DeviceClaimConfiguration> config,
    @JsonProperty("constraints") @Nullable List<DeviceConstraint> constraints,
    @JsonProperty("requests") @Nullable List<DeviceRequest> requests,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceClaim {
    config = Frozen.list(config);
    constraints = Frozen.list(constraints);
    requests = Frozen.list(requests);
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

  /** Builds {@link DeviceClaim}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<DeviceClaimConfiguration> config;
    private @Nullable List<DeviceConstraint> constraints;
    private @Nullable List<DeviceRequest> requests;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceClaim present) {
      config = present.config;
      constraints = present.constraints;
      requests = present.requests;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceClaim#config}. */
    public Builder config(@Nullable List<DeviceClaimConfiguration> config) {
      this.config = Frozen.copy(config);
      return this;
    }

    /** Sets {@link DeviceClaim#constraints}. */
    public Builder constraints(@Nullable List<DeviceConstraint> constraints) {
      this.constraints = Frozen.copy(constraints);
      return this;
    }

    /** Sets {@link DeviceClaim#requests}. */
    public Builder requests(@Nullable List<DeviceRequest> requests) {
      this.requests = Frozen.copy(requests);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceClaim build() {
      return new DeviceClaim(config, constraints, requests, unknownFields);
    }
  }
}
