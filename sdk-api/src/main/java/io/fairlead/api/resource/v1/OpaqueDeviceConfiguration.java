package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configuration that only one driver understands.
 *
 * @param driver name of the driver; required by the API
 * @param parameters any JSON object of at most 10 KiB, byte for byte as it came; required by the
 *     API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpaqueDeviceConfiguration(
    @JsonProperty("driver") @Nullable String driver,
    @JsonProperty("parameters") @Nullable Json parameters,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public OpaqueDeviceConfiguration {
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

  /** Builds {@link OpaqueDeviceConfiguration}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String driver;
    private @Nullable Json parameters;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(OpaqueDeviceConfiguration present) {
      driver = present.driver;
      parameters = present.parameters;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link OpaqueDeviceConfiguration#driver}. */
    public Builder driver(@Nullable String driver) {
      this.driver = driver;
      return this;
    }

    /** Sets {@link OpaqueDeviceConfiguration#parameters}. */
    public Builder parameters(@Nullable Json parameters) {
      this.parameters = parameters;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public OpaqueDeviceConfiguration build() {
      return new OpaqueDeviceConfiguration(driver, parameters, unknownFields);
    }
  }
}
