package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.Condition;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the driver says about a device it has prepared.
 *
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param data anything the driver reports, at most 10 KiB
 * @param device name of the device; required by the API
 * @param driver name of the driver; required by the API
 * @param networkData addresses of a network device
 * @param pool name of the pool; required by the API
 * @param shareID which share of a device that several claims use
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllocatedDeviceStatus(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("data") @Nullable Json data,
    @JsonProperty("device") @Nullable String device,
    @JsonProperty("driver") @Nullable String driver,
    @JsonProperty("networkData") @Nullable NetworkDeviceData networkData,
    @JsonProperty("pool") @Nullable String pool,
    @JsonProperty("shareID") @Nullable String shareID,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public AllocatedDeviceStatus {
    conditions = Frozen.list(conditions);
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

  /** Builds {@link AllocatedDeviceStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private @Nullable Json data;
    private @Nullable String device;
    private @Nullable String driver;
    private @Nullable NetworkDeviceData networkData;
    private @Nullable String pool;
    private @Nullable String shareID;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(AllocatedDeviceStatus present) {
      conditions = present.conditions;
      data = present.data;
      device = present.device;
      driver = present.driver;
      networkData = present.networkData;
      pool = present.pool;
      shareID = present.shareID;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link AllocatedDeviceStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link AllocatedDeviceStatus#data}. */
    public Builder data(@Nullable Json data) {
      this.data = data;
      return this;
    }

    /** Sets {@link AllocatedDeviceStatus#device}. */
    public Builder device(@Nullable String device) {
      this.device = device;
      return this;
    }

    /** Sets {@link AllocatedDeviceStatus#driver}. */
    public Builder driver(@Nullable String driver) {
      this.driver = driver;
      return this;
    }

    /** Sets {@link AllocatedDeviceStatus#networkData}. */
    public Builder networkData(@Nullable NetworkDeviceData networkData) {
      this.networkData = networkData;
      return this;
    }

    /** Changes {@link AllocatedDeviceStatus#networkData}, starting from the present one. */
    public Builder networkData(UnaryOperator<NetworkDeviceData.Builder> changes) {
      networkData =
          changes
              .apply(networkData == null ? NetworkDeviceData.builder() : networkData.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link AllocatedDeviceStatus#pool}. */
    public Builder pool(@Nullable String pool) {
      this.pool = pool;
      return this;
    }

    /** Sets {@link AllocatedDeviceStatus#shareID}. */
    public Builder shareID(@Nullable String shareID) {
      this.shareID = shareID;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public AllocatedDeviceStatus build() {
      return new AllocatedDeviceStatus(
          conditions, data, device, driver, networkData, pool, shareID, unknownFields);
    }
  }
}
