package io.fairlead.api.resource.v1;

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
 * Configuration for the devices of a class.
 *
 * @param opaque parameters for one driver
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceClassConfiguration(
    @JsonProperty("opaque") @Nullable OpaqueDeviceConfiguration opaque,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceClassConfiguration {
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

  /** Builds {@link DeviceClassConfiguration}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable OpaqueDeviceConfiguration opaque;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceClassConfiguration present) {
      opaque = present.opaque;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceClassConfiguration#opaque}. */
    public Builder opaque(@Nullable OpaqueDeviceConfiguration opaque) {
      this.opaque = opaque;
      return this;
    }

    /** Changes {@link DeviceClassConfiguration#opaque}, starting from the present one. */
    public Builder opaque(UnaryOperator<OpaqueDeviceConfiguration.Builder> changes) {
      opaque =
          changes
              .apply(opaque == null ? OpaqueDeviceConfiguration.builder() : opaque.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceClassConfiguration build() {
      return new DeviceClassConfiguration(opaque, unknownFields);
    }
  }
}
