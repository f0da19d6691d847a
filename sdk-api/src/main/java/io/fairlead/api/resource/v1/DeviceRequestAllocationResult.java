package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device that was given for a request.
 *
 * @param adminAccess whether it was given for monitoring
 * @param bindingConditions conditions of the device that must hold before a pod is bound
 * @param bindingFailureConditions conditions of the device that make the binding fail
 * @param consumedCapacity how much of a shared device was given
 * @param device name of the device; required by the API
 * @param driver name of the driver; required by the API
 * @param pool name of the pool; required by the API
 * @param request name of the request, or request/subrequest; required by the API
 * @param shareID which share of a device that several claims use
 * @param skipNodeOperations a set
 * @param tolerations taints that do not keep it away
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceRequestAllocationResult(
    @JsonProperty("adminAccess") @Nullable Boolean adminAccess,
    @JsonProperty("bindingConditions") @Nullable List<String> bindingConditions,
    @JsonProperty("bindingFailureConditions") @Nullable List<String> bindingFailureConditions,
    @JsonProperty("consumedCapacity") @Nullable Map<String, Quantity> consumedCapacity,
    @JsonProperty("device") @Nullable String device,
    @JsonProperty("driver") @Nullable String driver,
    @JsonProperty("pool") @Nullable String pool,
    @JsonProperty("request") @Nullable String request,
    @JsonProperty("shareID") @Nullable String shareID,
    @JsonProperty("skipNodeOperations") @Nullable List<String> skipNodeOperations,
    @JsonProperty("tolerations") @Nullable List<DeviceToleration> tolerations,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceRequestAllocationResult {
    bindingConditions = Frozen.list(bindingConditions);
    bindingFailureConditions = Frozen.list(bindingFailureConditions);
    consumedCapacity = Frozen.map(consumedCapacity);
    skipNodeOperations = Frozen.list(skipNodeOperations);
    tolerations = Frozen.list(tolerations);
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

  /** Builds {@link DeviceRequestAllocationResult}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Boolean adminAccess;
    private @Nullable List<String> bindingConditions;
    private @Nullable List<String> bindingFailureConditions;
    private @Nullable Map<String, Quantity> consumedCapacity;
    private @Nullable String device;
    private @Nullable String driver;
    private @Nullable String pool;
    private @Nullable String request;
    private @Nullable String shareID;
    private @Nullable List<String> skipNodeOperations;
    private @Nullable List<DeviceToleration> tolerations;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceRequestAllocationResult present) {
      adminAccess = present.adminAccess;
      bindingConditions = present.bindingConditions;
      bindingFailureConditions = present.bindingFailureConditions;
      consumedCapacity = present.consumedCapacity;
      device = present.device;
      driver = present.driver;
      pool = present.pool;
      request = present.request;
      shareID = present.shareID;
      skipNodeOperations = present.skipNodeOperations;
      tolerations = present.tolerations;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceRequestAllocationResult#adminAccess}. */
    public Builder adminAccess(@Nullable Boolean adminAccess) {
      this.adminAccess = adminAccess;
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#bindingConditions}. */
    public Builder bindingConditions(@Nullable List<String> bindingConditions) {
      this.bindingConditions = Frozen.copy(bindingConditions);
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#bindingFailureConditions}. */
    public Builder bindingFailureConditions(@Nullable List<String> bindingFailureConditions) {
      this.bindingFailureConditions = Frozen.copy(bindingFailureConditions);
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#consumedCapacity}. */
    public Builder consumedCapacity(@Nullable Map<String, Quantity> consumedCapacity) {
      this.consumedCapacity = Frozen.copy(consumedCapacity);
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#device}. */
    public Builder device(@Nullable String device) {
      this.device = device;
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#driver}. */
    public Builder driver(@Nullable String driver) {
      this.driver = driver;
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#pool}. */
    public Builder pool(@Nullable String pool) {
      this.pool = pool;
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#request}. */
    public Builder request(@Nullable String request) {
      this.request = request;
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#shareID}. */
    public Builder shareID(@Nullable String shareID) {
      this.shareID = shareID;
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#skipNodeOperations}. */
    public Builder skipNodeOperations(@Nullable List<String> skipNodeOperations) {
      this.skipNodeOperations = Frozen.copy(skipNodeOperations);
      return this;
    }

    /** Sets {@link DeviceRequestAllocationResult#tolerations}. */
    public Builder tolerations(@Nullable List<DeviceToleration> tolerations) {
      this.tolerations = Frozen.copy(tolerations);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceRequestAllocationResult build() {
      return new DeviceRequestAllocationResult(
          adminAccess,
          bindingConditions,
          bindingFailureConditions,
          consumedCapacity,
          device,
          driver,
          pool,
          request,
          shareID,
          skipNodeOperations,
          tolerations,
          unknownFields);
    }
  }
}
