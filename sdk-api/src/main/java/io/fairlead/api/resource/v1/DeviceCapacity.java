package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How much of something a device has.
 *
 * @param requestPolicy how it may be asked for, if the device is shared
 * @param value how much there is; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceCapacity(
    @JsonProperty("requestPolicy") @Nullable CapacityRequestPolicy requestPolicy,
    @JsonProperty("value") @Nullable Quantity value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceCapacity {
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

  /** Builds {@link DeviceCapacity}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable CapacityRequestPolicy requestPolicy;
    private @Nullable Quantity value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceCapacity present) {
      requestPolicy = present.requestPolicy;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceCapacity#requestPolicy}. */
    public Builder requestPolicy(@Nullable CapacityRequestPolicy requestPolicy) {
      this.requestPolicy = requestPolicy;
      return this;
    }

    /** Changes {@link DeviceCapacity#requestPolicy}, starting from the present one. */
    public Builder requestPolicy(UnaryOperator<CapacityRequestPolicy.Builder> changes) {
      requestPolicy =
          changes
              .apply(
                  requestPolicy == null
                      ? CapacityRequestPolicy.builder()
                      : requestPolicy.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link DeviceCapacity#value}. */
    public Builder value(@Nullable Quantity value) {
      this.value = value;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceCapacity build() {
      return new DeviceCapacity(requestPolicy, value, unknownFields);
    }
  }
}
