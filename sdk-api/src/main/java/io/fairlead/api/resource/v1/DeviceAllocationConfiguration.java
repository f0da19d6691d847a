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
 * Configuration, and where it came from.
 *
 * @param opaque parameters for one driver
 * @param requests how much of what
 * @param source where it came from; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceAllocationConfiguration(
    @JsonProperty("opaque") @Nullable OpaqueDeviceConfiguration opaque,
    @JsonProperty("requests") @Nullable List<String> requests,
    @JsonProperty("source") @Nullable AllocationConfigSource source,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceAllocationConfiguration {
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

  /** Builds {@link DeviceAllocationConfiguration}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable OpaqueDeviceConfiguration opaque;
    private @Nullable List<String> requests;
    private @Nullable AllocationConfigSource source;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceAllocationConfiguration present) {
      opaque = present.opaque;
      requests = present.requests;
      source = present.source;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceAllocationConfiguration#opaque}. */
    public Builder opaque(@Nullable OpaqueDeviceConfiguration opaque) {
      this.opaque = opaque;
      return this;
    }

    /** Changes {@link DeviceAllocationConfiguration#opaque}, starting from the present one. */
    public Builder opaque(UnaryOperator<OpaqueDeviceConfiguration.Builder> changes) {
      opaque =
          changes
              .apply(opaque == null ? OpaqueDeviceConfiguration.builder() : opaque.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link DeviceAllocationConfiguration#requests}. */
    public Builder requests(@Nullable List<String> requests) {
      this.requests = Frozen.copy(requests);
      return this;
    }

    /** Sets {@link DeviceAllocationConfiguration#source}. */
    public Builder source(@Nullable AllocationConfigSource source) {
      this.source = source;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceAllocationConfiguration build() {
      return new DeviceAllocationConfiguration(opaque, requests, source, unknownFields);
    }
  }
}
