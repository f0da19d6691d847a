package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Versions and identities of a node.
 *
 * @param architecture for example amd64; required by the API
 * @param bootID changes with each start; required by the API
 * @param containerRuntimeVersion name and version; required by the API
 * @param kernelVersion version; required by the API
 * @param kubeletVersion version; required by the API
 * @param machineID identity of the machine; required by the API
 * @param operatingSystem for example linux; required by the API
 * @param osImage name and version; required by the API
 * @param systemUUID identity of the hardware; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeSystemInfo(
    @JsonProperty("architecture") @Nullable String architecture,
    @JsonProperty("bootID") @Nullable String bootID,
    @JsonProperty("containerRuntimeVersion") @Nullable String containerRuntimeVersion,
    @JsonProperty("kernelVersion") @Nullable String kernelVersion,
    @JsonProperty("kubeletVersion") @Nullable String kubeletVersion,
    @JsonProperty("machineID") @Nullable String machineID,
    @JsonProperty("operatingSystem") @Nullable String operatingSystem,
    @JsonProperty("osImage") @Nullable String osImage,
    @JsonProperty("systemUUID") @Nullable String systemUUID,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeSystemInfo {
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

  /** Builds {@link NodeSystemInfo}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String architecture;
    private @Nullable String bootID;
    private @Nullable String containerRuntimeVersion;
    private @Nullable String kernelVersion;
    private @Nullable String kubeletVersion;
    private @Nullable String machineID;
    private @Nullable String operatingSystem;
    private @Nullable String osImage;
    private @Nullable String systemUUID;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeSystemInfo present) {
      architecture = present.architecture;
      bootID = present.bootID;
      containerRuntimeVersion = present.containerRuntimeVersion;
      kernelVersion = present.kernelVersion;
      kubeletVersion = present.kubeletVersion;
      machineID = present.machineID;
      operatingSystem = present.operatingSystem;
      osImage = present.osImage;
      systemUUID = present.systemUUID;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeSystemInfo#architecture}. */
    public Builder architecture(@Nullable String architecture) {
      this.architecture = architecture;
      return this;
    }

    /** Sets {@link NodeSystemInfo#bootID}. */
    public Builder bootID(@Nullable String bootID) {
      this.bootID = bootID;
      return this;
    }

    /** Sets {@link NodeSystemInfo#containerRuntimeVersion}. */
    public Builder containerRuntimeVersion(@Nullable String containerRuntimeVersion) {
      this.containerRuntimeVersion = containerRuntimeVersion;
      return this;
    }

    /** Sets {@link NodeSystemInfo#kernelVersion}. */
    public Builder kernelVersion(@Nullable String kernelVersion) {
      this.kernelVersion = kernelVersion;
      return this;
    }

    /** Sets {@link NodeSystemInfo#kubeletVersion}. */
    public Builder kubeletVersion(@Nullable String kubeletVersion) {
      this.kubeletVersion = kubeletVersion;
      return this;
    }

    /** Sets {@link NodeSystemInfo#machineID}. */
    public Builder machineID(@Nullable String machineID) {
      this.machineID = machineID;
      return this;
    }

    /** Sets {@link NodeSystemInfo#operatingSystem}. */
    public Builder operatingSystem(@Nullable String operatingSystem) {
      this.operatingSystem = operatingSystem;
      return this;
    }

    /** Sets {@link NodeSystemInfo#osImage}. */
    public Builder osImage(@Nullable String osImage) {
      this.osImage = osImage;
      return this;
    }

    /** Sets {@link NodeSystemInfo#systemUUID}. */
    public Builder systemUUID(@Nullable String systemUUID) {
      this.systemUUID = systemUUID;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeSystemInfo build() {
      return new NodeSystemInfo(
          architecture,
          bootID,
          containerRuntimeVersion,
          kernelVersion,
          kubeletVersion,
          machineID,
          operatingSystem,
          osImage,
          systemUUID,
          unknownFields);
    }
  }
}
