package io.fairlead.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An object of a kind that Fairlead has no record for: nothing of it is lost.
 *
 * @param apiVersion group and version; empty if absent
 * @param kind the kind; empty if absent
 * @param metadata name, namespace, labels and the like
 * @param unknownFields everything else, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DynamicResource(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  public DynamicResource {
    apiVersion = apiVersion == null ? "" : apiVersion;
    kind = kind == null ? "" : kind;
    metadata = metadata == null ? ObjectMeta.ABSENT : metadata;
    unknownFields = Frozen.fields(unknownFields);
  }

  /** Starts an object of a kind, with nothing in it. */
  public static Builder builder(String apiVersion, String kind) {
    return new Builder(new DynamicResource(apiVersion, kind, ObjectMeta.ABSENT, Map.of()));
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds {@link DynamicResource}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion;
    private String kind;
    private ObjectMeta metadata;
    private Map<String, Json> unknownFields;

    private Builder(DynamicResource present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DynamicResource#apiVersion}. */
    public Builder apiVersion(String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link DynamicResource#kind}. */
    public Builder kind(String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link DynamicResource#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link DynamicResource#metadata}, starting from the present ones. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets a field, for example {@code spec}. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DynamicResource build() {
      return new DynamicResource(apiVersion, kind, metadata, unknownFields);
    }
  }
}
