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
 * Parameters of the driver gpu.nvidia.com for whole GPUs. Not an object of the API server.
 *
 * @param apiVersion resource.nvidia.com/v1beta1
 * @param kind GpuConfig
 * @param sharing how containers share the GPU; not at all if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GpuConfig(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("sharing") @Nullable GpuSharing sharing,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GpuConfig {
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

  /** Builds {@link GpuConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String kind;
    private @Nullable GpuSharing sharing;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GpuConfig present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      sharing = present.sharing;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GpuConfig#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link GpuConfig#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link GpuConfig#sharing}. */
    public Builder sharing(@Nullable GpuSharing sharing) {
      this.sharing = sharing;
      return this;
    }

    /** Changes {@link GpuConfig#sharing}, starting from the present one. */
    public Builder sharing(UnaryOperator<GpuSharing.Builder> changes) {
      sharing = changes.apply(sharing == null ? GpuSharing.builder() : sharing.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GpuConfig build() {
      return new GpuConfig(apiVersion, kind, sharing, unknownFields);
    }
  }
}
