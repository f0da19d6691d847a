package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Devices that a driver offers, on one node or for several.
 *
 * @param apiVersion always that of {@link #TYPE} unless it was read so
 * @param kind always that of {@link #TYPE} unless it was read so
 * @param metadata name, labels and the like
 * @param spec what is wanted; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceSlice(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("spec") @Nullable ResourceSliceSpec spec,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<ResourceSlice> TYPE =
      new ResourceType<>(
          "resource.k8s.io",
          "v1",
          "ResourceSlice",
          "resourceslices",
          false,
          List.of(),
          ResourceSlice.class);

  public ResourceSlice {
    apiVersion = apiVersion == null ? TYPE.apiVersion() : apiVersion;
    kind = kind == null ? TYPE.kind() : kind;
    metadata = metadata == null ? ObjectMeta.ABSENT : metadata;
    unknownFields = Frozen.fields(unknownFields);
  }

  /** Starts an object with a name. */
  public static Builder builder(String name) {
    return new Builder().metadata(m -> m.name(name));
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds {@link ResourceSlice}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable ResourceSliceSpec spec;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceSlice present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      spec = present.spec;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceSlice#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link ResourceSlice#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link ResourceSlice#spec}. */
    public Builder spec(@Nullable ResourceSliceSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Changes {@link ResourceSlice#spec}, starting from the present one. */
    public Builder spec(UnaryOperator<ResourceSliceSpec.Builder> changes) {
      spec = changes.apply(spec == null ? ResourceSliceSpec.builder() : spec.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceSlice build() {
      return new ResourceSlice(apiVersion, kind, metadata, spec, unknownFields);
    }
  }
}
