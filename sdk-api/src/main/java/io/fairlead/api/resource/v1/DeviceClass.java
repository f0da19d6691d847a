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
 * A named choice of devices, with configuration.
 *
 * @param apiVersion always that of {@link #TYPE} unless it was read so
 * @param kind always that of {@link #TYPE} unless it was read so
 * @param metadata name, labels and the like
 * @param spec what is wanted; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceClass(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("spec") @Nullable DeviceClassSpec spec,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<DeviceClass> TYPE =
      new ResourceType<>(
          "resource.k8s.io",
          "v1",
          "DeviceClass",
          "deviceclasses",
          false,
          List.of(),
          DeviceClass.class);

  public DeviceClass {
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

  /** Builds {@link DeviceClass}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable DeviceClassSpec spec;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceClass present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      spec = present.spec;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceClass#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link DeviceClass#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link DeviceClass#spec}. */
    public Builder spec(@Nullable DeviceClassSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Changes {@link DeviceClass#spec}, starting from the present one. */
    public Builder spec(UnaryOperator<DeviceClassSpec.Builder> changes) {
      spec = changes.apply(spec == null ? DeviceClassSpec.builder() : spec.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceClass build() {
      return new DeviceClass(apiVersion, kind, metadata, spec, unknownFields);
    }
  }
}
