package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object, or a part of it.
 *
 * @param apiVersion group and version of the object meant
 * @param fieldPath the part that is meant
 * @param kind its kind
 * @param name its name
 * @param namespace namespace of the object meant; absent means the own one
 * @param resourceVersion the state of the object that is meant
 * @param uid unique over the life of the cluster
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectReference(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("fieldPath") @Nullable String fieldPath,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("namespace") @Nullable String namespace,
    @JsonProperty("resourceVersion") @Nullable String resourceVersion,
    @JsonProperty("uid") @Nullable String uid,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ObjectReference {
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

  /** Builds {@link ObjectReference}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String fieldPath;
    private @Nullable String kind;
    private @Nullable String name;
    private @Nullable String namespace;
    private @Nullable String resourceVersion;
    private @Nullable String uid;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ObjectReference present) {
      apiVersion = present.apiVersion;
      fieldPath = present.fieldPath;
      kind = present.kind;
      name = present.name;
      namespace = present.namespace;
      resourceVersion = present.resourceVersion;
      uid = present.uid;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ObjectReference#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link ObjectReference#fieldPath}. */
    public Builder fieldPath(@Nullable String fieldPath) {
      this.fieldPath = fieldPath;
      return this;
    }

    /** Sets {@link ObjectReference#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link ObjectReference#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ObjectReference#namespace}. */
    public Builder namespace(@Nullable String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets {@link ObjectReference#resourceVersion}. */
    public Builder resourceVersion(@Nullable String resourceVersion) {
      this.resourceVersion = resourceVersion;
      return this;
    }

    /** Sets {@link ObjectReference#uid}. */
    public Builder uid(@Nullable String uid) {
      this.uid = uid;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ObjectReference build() {
      return new ObjectReference(
          apiVersion, fieldPath, kind, name, namespace, resourceVersion, uid, unknownFields);
    }
  }
}
