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
 * A criterion for a query parameter.
 *
 * @param name its name; required by the API, 1 to 256 characters
 * @param type which one
 * @param value the value; required by the API, 1 to 1024 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPQueryParamMatch(
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("type") @Nullable QueryParamMatchType type,
    @JsonProperty("value") @Nullable String value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPQueryParamMatch {
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
  public QueryParamMatchType effectiveType() {
    return type == null ? QueryParamMatchType.EXACT : type;
  }

  /** Builds {@link HTTPQueryParamMatch}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable QueryParamMatchType type;
    private @Nullable String value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPQueryParamMatch present) {
      name = present.name;
      type = present.type;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPQueryParamMatch#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link HTTPQueryParamMatch#type}. */
    public Builder type(@Nullable QueryParamMatchType type) {
      this.type = type;
      return this;
    }

    /** Sets {@link HTTPQueryParamMatch#value}. */
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
    public HTTPQueryParamMatch build() {
      return new HTTPQueryParamMatch(name, type, value, unknownFields);
    }
  }
}
