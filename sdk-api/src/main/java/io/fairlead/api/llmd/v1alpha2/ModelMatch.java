package io.fairlead.api.llmd.v1alpha2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model that a request asks for.
 *
 * @param type which one
 * @param value the value; required by the API, not empty
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelMatch(
    @JsonProperty("type") @Nullable MatchType type,
    @JsonProperty("value") @Nullable String value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ModelMatch {
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

  /** Returns {@link #type}, or {@code Exact}, as the schema sets where it is absent. */
  public MatchType effectiveType() {
    return type == null ? MatchType.EXACT : type;
  }

  /** Builds {@link ModelMatch}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable MatchType type;
    private @Nullable String value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ModelMatch present) {
      type = present.type;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ModelMatch#type}. */
    public Builder type(@Nullable MatchType type) {
      this.type = type;
      return this;
    }

    /** Sets {@link ModelMatch#value}. */
    public Builder value(@Nullable String value) {
      this.value = value;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ModelMatch build() {
      return new ModelMatch(type, value, unknownFields);
    }
  }
}
