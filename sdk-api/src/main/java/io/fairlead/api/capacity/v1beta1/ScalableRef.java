package io.fairlead.api.capacity.v1beta1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that has a scale subresource, in the same namespace.
 *
 * @param apiGroup group of the object meant, empty for the core group
 * @param kind its kind; required by the API, not empty
 * @param name its name; required by the API, not empty
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScalableRef(
    @JsonProperty("apiGroup") @Nullable String apiGroup,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScalableRef {
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

  /** Builds {@link ScalableRef}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiGroup;
    private @Nullable String kind;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScalableRef present) {
      apiGroup = present.apiGroup;
      kind = present.kind;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScalableRef#apiGroup}. */
    public Builder apiGroup(@Nullable String apiGroup) {
      this.apiGroup = apiGroup;
      return this;
    }

    /** Sets {@link ScalableRef#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link ScalableRef#name}. */
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
    public ScalableRef build() {
      return new ScalableRef(apiGroup, kind, name, unknownFields);
    }
  }
}
