package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Configuration for some requests of a claim.
 *
 * @param opaque parameters for one driver
 * @param requests names of requests; all of them if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceClaimConfiguration(
    @JsonProperty("opaque") @Nullable OpaqueDeviceConfiguration opaque,
    @JsonProperty("requests") @Nullable List<String> requests,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceClaimConfiguration {
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

  /** Builds {@link DeviceClaimConfiguration}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable OpaqueDeviceConfiguration opaque;
    private @Nullable List<String> requests;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceClaimConfiguration present) {
      opaque = present.opaque;
      requests = present.requests;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceClaimConfiguration#opaque}. */
    public Builder opaque(@Nullable OpaqueDeviceConfiguration opaque) {
      this.opaque = opaque;
      return this;
    }

    /** Changes {@link DeviceClaimConfiguration#opaque}, starting from the present one. */
    public Builder opaque(UnaryOperator<OpaqueDeviceConfiguration.Builder> changes) {
      opaque =
          changes
              .apply(opaque == null ? OpaqueDeviceConfiguration.builder() : opaque.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link DeviceClaimConfiguration#requests}. */
    public Builder requests(@Nullable List<String> requests) {
      this.requests = Frozen.copy(requests);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceClaimConfiguration build() {
      return new DeviceClaimConfiguration(opaque, requests, unknownFields);
    }
  }
}
