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
 * An object in any namespace.
 *
 * @param apiGroup group of the object meant, empty for the core group
 * @param kind its kind; required by the API
 * @param name its name; required by the API
 * @param namespace namespace of the object meant; absent means the own one
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TypedObjectReference(
    @JsonProperty("apiGroup") @Nullable String apiGroup,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("namespace") @Nullable String namespace,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public TypedObjectReference {
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

  /** Builds {@link TypedObjectReference}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiGroup;
    private @Nullable String kind;
    private @Nullable String name;
    private @Nullable String namespace;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(TypedObjectReference present) {
      apiGroup = present.apiGroup;
      kind = present.kind;
      name = present.name;
      namespace = present.namespace;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link TypedObjectReference#apiGroup}. */
    public Builder apiGroup(@Nullable String apiGroup) {
      this.apiGroup = apiGroup;
      return this;
    }

    /** Sets {@link TypedObjectReference#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link TypedObjectReference#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link TypedObjectReference#namespace}. */
    public Builder namespace(@Nullable String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public TypedObjectReference build() {
      return new TypedObjectReference(apiGroup, kind, name, namespace, unknownFields);
    }
  }
}
