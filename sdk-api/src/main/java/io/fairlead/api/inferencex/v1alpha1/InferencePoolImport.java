package io.fairlead.api.inferencex.v1alpha1;

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
 * A pool of other clusters, made known here.
 *
 * @param apiVersion always that of {@link #TYPE} unless it was read so
 * @param kind always that of {@link #TYPE} unless it was read so
 * @param metadata name, labels and the like
 * @param status what was observed
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "status"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferencePoolImport(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("status") @Nullable InferencePoolImportStatus status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<InferencePoolImport> TYPE =
      new ResourceType<>(
          "inference.networking.x-k8s.io",
          "v1alpha1",
          "InferencePoolImport",
          "inferencepoolimports",
          true,
          List.of("status"),
          InferencePoolImport.class);

  public InferencePoolImport {
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

  /** Builds {@link InferencePoolImport}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable InferencePoolImportStatus status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(InferencePoolImport present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link InferencePoolImport#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link InferencePoolImport#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link InferencePoolImport#status}. */
    public Builder status(@Nullable InferencePoolImportStatus status) {
      this.status = status;
      return this;
    }

    /** Changes {@link InferencePoolImport#status}, starting from the present one. */
    public Builder status(UnaryOperator<InferencePoolImportStatus.Builder> changes) {
      status =
          changes
              .apply(status == null ? InferencePoolImportStatus.builder() : status.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public InferencePoolImport build() {
      return new InferencePoolImport(apiVersion, kind, metadata, status, unknownFields);
    }
  }
}
