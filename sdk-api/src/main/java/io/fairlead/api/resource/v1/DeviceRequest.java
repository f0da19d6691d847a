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
 * A request for devices: exactly, or the first available of several alternatives.
 *
 * @param exactly devices of one class
 * @param firstAvailable alternatives in order of preference, at most 8
 * @param name its name; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceRequest(
    @JsonProperty("exactly") @Nullable ExactDeviceRequest exactly,
    @JsonProperty("firstAvailable") @Nullable List<DeviceSubRequest> firstAvailable,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceRequest {
    firstAvailable = Frozen.list(firstAvailable);
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

  /** Builds {@link DeviceRequest}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable ExactDeviceRequest exactly;
    private @Nullable List<DeviceSubRequest> firstAvailable;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceRequest present) {
      exactly = present.exactly;
      firstAvailable = present.firstAvailable;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceRequest#exactly}. */
    public Builder exactly(@Nullable ExactDeviceRequest exactly) {
      this.exactly = exactly;
      return this;
    }

    /** Changes {@link DeviceRequest#exactly}, starting from the present one. */
    public Builder exactly(UnaryOperator<ExactDeviceRequest.Builder> changes) {
      exactly =
          changes
              .apply(exactly == null ? ExactDeviceRequest.builder() : exactly.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link DeviceRequest#firstAvailable}. */
    public Builder firstAvailable(@Nullable List<DeviceSubRequest> firstAvailable) {
      this.firstAvailable = Frozen.copy(firstAvailable);
      return this;
    }

    /** Sets {@link DeviceRequest#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceRequest build() {
      return new DeviceRequest(exactly, firstAvailable, name, unknownFields);
    }
  }
}
