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
 * What is claimed; immutable.
 *
 * @param devices what is asked for
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceClaimSpec(
    @JsonProperty("devices") @Nullable DeviceClaim devices,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceClaimSpec {
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

  /** Builds {@link ResourceClaimSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable DeviceClaim devices;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceClaimSpec present) {
      devices = present.devices;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceClaimSpec#devices}. */
    public Builder devices(@Nullable DeviceClaim devices) {
      this.devices = devices;
      return this;
    }

    /** Changes {@link ResourceClaimSpec#devices}, starting from the present one. */
    public Builder devices(UnaryOperator<DeviceClaim.Builder> changes) {
      devices =
          changes.apply(devices == null ? DeviceClaim.builder() : devices.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceClaimSpec build() {
      return new ResourceClaimSpec(devices, unknownFields);
    }
  }
}
