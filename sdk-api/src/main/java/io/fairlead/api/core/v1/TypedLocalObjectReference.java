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
 * An object in the same namespace.
 *
 * @param apiGroup group of the object meant, empty for the core group
 * @param kind its kind; required by the API
 * @param name its name; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TypedLocalObjectReference(
    @JsonProperty("apiGroup") @Nullable String apiGroup,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public TypedLocalObjectReference {
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

  /** Builds {@link TypedLocalObjectReference}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiGroup;
    private @Nullable String kind;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(TypedLocalObjectReference present) {
      apiGroup = present.apiGroup;
      kind = present.kind;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link TypedLocalObjectReference#apiGroup}. */
    public Builder apiGroup(@Nullable String apiGroup) {
      this.apiGroup = apiGroup;
      return this;
    }

    /** Sets {@link TypedLocalObjectReference#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link TypedLocalObjectReference#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public TypedLocalObjectReference build() {
      return new TypedLocalObjectReference(apiGroup, kind, name, unknownFields);
    }
  }
}
