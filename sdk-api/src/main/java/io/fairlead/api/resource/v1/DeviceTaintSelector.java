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
 * Which devices; all fields that are set must match, and an empty one takes all.
 *
 * @param device only the device of this name
 * @param driver name of the driver
 * @param pool name of the pool
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceTaintSelector(
    @JsonProperty("device") @Nullable String device,
    @JsonProperty("driver") @Nullable String driver,
    @JsonProperty("pool") @Nullable String pool,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceTaintSelector {
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

  /** Builds {@link DeviceTaintSelector}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String device;
    private @Nullable String driver;
    private @Nullable String pool;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceTaintSelector present) {
      device = present.device;
      driver = present.driver;
      pool = present.pool;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceTaintSelector#device}. */
    public Builder device(@Nullable String device) {
      this.device = device;
      return this;
    }

    /** Sets {@link DeviceTaintSelector#driver}. */
    public Builder driver(@Nullable String driver) {
      this.driver = driver;
      return this;
    }

    /** Sets {@link DeviceTaintSelector#pool}. */
    public Builder pool(@Nullable String pool) {
      this.pool = pool;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceTaintSelector build() {
      return new DeviceTaintSelector(device, driver, pool, unknownFields);
    }
  }
}
