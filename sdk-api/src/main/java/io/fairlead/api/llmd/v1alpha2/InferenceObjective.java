package io.fairlead.api.llmd.v1alpha2;

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
 * How important requests of a kind are.
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
public record InferenceObjective(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("spec") @Nullable InferenceObjectiveSpec spec,
    @JsonProperty("status") @Nullable InferenceObjectiveStatus status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<InferenceObjective> TYPE =
      new ResourceType<>(
          "llm-d.ai",
          "v1alpha2",
          "InferenceObjective",
          "inferenceobjectives",
          true,
          List.of("status"),
          InferenceObjective.class);

  public InferenceObjective {
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

  /** Builds {@link InferenceObjective}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable InferenceObjectiveSpec spec;
    private @Nullable InferenceObjectiveStatus status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(InferenceObjective present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      spec = present.spec;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link InferenceObjective#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link InferenceObjective#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link InferenceObjective#spec}. */
    public Builder spec(@Nullable InferenceObjectiveSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Changes {@link InferenceObjective#spec}, starting from the present one. */
    public Builder spec(UnaryOperator<InferenceObjectiveSpec.Builder> changes) {
      spec =
          changes.apply(spec == null ? InferenceObjectiveSpec.builder() : spec.toBuilder()).build();
      return this;
    }

    /** Sets {@link InferenceObjective#status}. */
    public Builder status(@Nullable InferenceObjectiveStatus status) {
      this.status = status;
      return this;
    }

    /** Changes {@link InferenceObjective#status}, starting from the present one. */
    public Builder status(UnaryOperator<InferenceObjectiveStatus.Builder> changes) {
      status =
          changes
              .apply(status == null ? InferenceObjectiveStatus.builder() : status.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public InferenceObjective build() {
      return new InferenceObjective(apiVersion, kind, metadata, spec, status, unknownFields);
    }
  }
}
