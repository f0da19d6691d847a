package io.fairlead.api.nvidia.v1beta1;

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
 * Parameters of the driver gpu.nvidia.com for MIG devices. Not an object of the API server.
 *
 * @param apiVersion resource.nvidia.com/v1beta1
 * @param kind MigDeviceConfig
 * @param sharing how containers share the device; not at all if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigDeviceConfig(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("sharing") @Nullable MigDeviceSharing sharing,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public MigDeviceConfig {
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

  /** Builds {@link MigDeviceConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String kind;
    private @Nullable MigDeviceSharing sharing;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(MigDeviceConfig present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      sharing = present.sharing;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link MigDeviceConfig#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link MigDeviceConfig#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link MigDeviceConfig#sharing}. */
    public Builder sharing(@Nullable MigDeviceSharing sharing) {
      this.sharing = sharing;
      return this;
    }

    /** Changes {@link MigDeviceConfig#sharing}, starting from the present one. */
    public Builder sharing(UnaryOperator<MigDeviceSharing.Builder> changes) {
      sharing =
          changes.apply(sharing == null ? MigDeviceSharing.builder() : sharing.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public MigDeviceConfig build() {
      return new MigDeviceConfig(apiVersion, kind, sharing, unknownFields);
    }
  }
}
