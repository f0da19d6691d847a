package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of a network device.
 *
 * @param hardwareAddress hardware address of the interface
 * @param interfaceName name of the interface
 * @param ips addresses of the interface
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkDeviceData(
    @JsonProperty("hardwareAddress") @Nullable String hardwareAddress,
    @JsonProperty("interfaceName") @Nullable String interfaceName,
    @JsonProperty("ips") @Nullable List<String> ips,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NetworkDeviceData {
    ips = Frozen.list(ips);
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

  /** Builds {@link NetworkDeviceData}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String hardwareAddress;
    private @Nullable String interfaceName;
    private @Nullable List<String> ips;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NetworkDeviceData present) {
      hardwareAddress = present.hardwareAddress;
      interfaceName = present.interfaceName;
      ips = present.ips;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NetworkDeviceData#hardwareAddress}. */
    public Builder hardwareAddress(@Nullable String hardwareAddress) {
      this.hardwareAddress = hardwareAddress;
      return this;
    }

    /** Sets {@link NetworkDeviceData#interfaceName}. */
    public Builder interfaceName(@Nullable String interfaceName) {
      this.interfaceName = interfaceName;
      return this;
    }

    /** Sets {@link NetworkDeviceData#ips}. */
    public Builder ips(@Nullable List<String> ips) {
      this.ips = Frozen.copy(ips);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NetworkDeviceData build() {
      return new NetworkDeviceData(hardwareAddress, interfaceName, ips, unknownFields);
    }
  }
}
