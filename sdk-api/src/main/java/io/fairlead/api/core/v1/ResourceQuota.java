package io.fairlead.api.core.v1;

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
 * Upper bounds for what a namespace may use.
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
public record ResourceQuota(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("spec") @Nullable ResourceQuotaSpec spec,
    @JsonProperty("status") @Nullable ResourceQuotaStatus status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<ResourceQuota> TYPE =
      new ResourceType<>(
          "",
          "v1",
          "ResourceQuota",
          "resourcequotas",
          true,
          List.of("status"),
          ResourceQuota.class);

  public ResourceQuota {
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

  /** Builds {@link ResourceQuota}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable ResourceQuotaSpec spec;
    private @Nullable ResourceQuotaStatus status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceQuota present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      spec = present.spec;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceQuota#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link ResourceQuota#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link ResourceQuota#spec}. */
    public Builder spec(@Nullable ResourceQuotaSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Changes {@link ResourceQuota#spec}, starting from the present one. */
    public Builder spec(UnaryOperator<ResourceQuotaSpec.Builder> changes) {
      spec = changes.apply(spec == null ? ResourceQuotaSpec.builder() : spec.toBuilder()).build();
      return this;
    }

    /** Sets {@link ResourceQuota#status}. */
    public Builder status(@Nullable ResourceQuotaStatus status) {
      this.status = status;
      return this;
    }

    /** Changes {@link ResourceQuota#status}, starting from the present one. */
    public Builder status(UnaryOperator<ResourceQuotaStatus.Builder> changes) {
      status =
          changes
              .apply(status == null ? ResourceQuotaStatus.builder() : status.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceQuota build() {
      return new ResourceQuota(apiVersion, kind, metadata, spec, status, unknownFields);
    }
  }
}
