package io.fairlead.api.autoscaling.v1;

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
 * How many replicas something has and should have; the subresource of whatever can be scaled.
 *
 * @param apiVersion always that of {@link #TYPE} unless it was read so
 * @param kind always that of {@link #TYPE} unless it was read so
 * @param metadata name, labels and the like
 * @param spec what is wanted
 * @param status what was observed
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scale(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("spec") @Nullable ScaleSpec spec,
    @JsonProperty("status") @Nullable ScaleStatus status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<Scale> TYPE =
      new ResourceType<>("autoscaling", "v1", "Scale", "scales", true, List.of(), Scale.class);

  public Scale {
    apiVersion = apiVersion == null ? TYPE.apiVersion() : apiVersion;
    kind = kind == null ? TYPE.kind() : kind;
    metadata = metadata == null ? ObjectMeta.ABSENT : metadata;
    unknownFields = Frozen.fields(unknownFields);
  }

  /** Starts an object with a name in a namespace. */
  public static Builder builder(String namespace, String name) {
    return new Builder().metadata(m -> m.namespace(namespace).name(name));
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds {@link Scale}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable ScaleSpec spec;
    private @Nullable ScaleStatus status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Scale present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      spec = present.spec;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Scale#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link Scale#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link Scale#spec}. */
    public Builder spec(@Nullable ScaleSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Changes {@link Scale#spec}, starting from the present one. */
    public Builder spec(UnaryOperator<ScaleSpec.Builder> changes) {
      spec = changes.apply(spec == null ? ScaleSpec.builder() : spec.toBuilder()).build();
      return this;
    }

    /** Sets {@link Scale#status}. */
    public Builder status(@Nullable ScaleStatus status) {
      this.status = status;
      return this;
    }

    /** Changes {@link Scale#status}, starting from the present one. */
    public Builder status(UnaryOperator<ScaleStatus.Builder> changes) {
      status = changes.apply(status == null ? ScaleStatus.builder() : status.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Scale build() {
      return new Scale(apiVersion, kind, metadata, spec, status, unknownFields);
    }
  }
}
