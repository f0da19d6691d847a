package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A criterion for the path.
 *
 * @param type which one
 * @param value the value; at most 1024 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPPathMatch(
    @JsonProperty("type") @Nullable PathMatchType type,
    @JsonProperty("value") @Nullable String value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPPathMatch {
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

  /** Returns {@link #type}, or {@code PathPrefix}, as the schema sets where it is absent. */
  public PathMatchType effectiveType() {
    return type == null ? PathMatchType.PATH_PREFIX : type;
  }

  /** Returns {@link #value}, or {@code /}, as the schema sets where it is absent. */
  public String effectiveValue() {
    return value == null ? "/" : value;
  }

  /** Builds {@link HTTPPathMatch}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable PathMatchType type;
    private @Nullable String value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPPathMatch present) {
      type = present.type;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPPathMatch#type}. */
    public Builder type(@Nullable PathMatchType type) {
      this.type = type;
      return this;
    }

    /** Sets {@link HTTPPathMatch#value}. */
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
    public HTTPPathMatch build() {
      return new HTTPPathMatch(type, value, unknownFields);
    }
  }
}
