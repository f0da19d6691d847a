package io.fairlead.api.nvidia.v1beta1;

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
 * The daemons of one clique of a compute domain.
 *
 * @param apiVersion always that of {@link #TYPE} unless it was read so
 * @param kind always that of {@link #TYPE} unless it was read so
 * @param metadata name, labels and the like
 * @param daemons one entry for each daemon; unique by nodeName
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "daemons"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeDomainClique(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("daemons") @Nullable List<ComputeDomainDaemonInfo> daemons,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<ComputeDomainClique> TYPE =
      new ResourceType<>(
          "resource.nvidia.com",
          "v1beta1",
          "ComputeDomainClique",
          "computedomaincliques",
          true,
          List.of(),
          ComputeDomainClique.class);

  public ComputeDomainClique {
    apiVersion = apiVersion == null ? TYPE.apiVersion() : apiVersion;
    kind = kind == null ? TYPE.kind() : kind;
    metadata = metadata == null ? ObjectMeta.ABSENT : metadata;
    daemons = Frozen.list(daemons);
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

  /** Builds {@link ComputeDomainClique}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable List<ComputeDomainDaemonInfo> daemons;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ComputeDomainClique present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      daemons = present.daemons;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ComputeDomainClique#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link ComputeDomainClique#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link ComputeDomainClique#daemons}. */
    public Builder daemons(@Nullable List<ComputeDomainDaemonInfo> daemons) {
      this.daemons = Frozen.copy(daemons);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ComputeDomainClique build() {
      return new ComputeDomainClique(apiVersion, kind, metadata, daemons, unknownFields);
    }
  }
}
