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
 * A criterion for a header.
 *
 * @param name its name; required by the API, 1 to 256 characters
 * @param type which one
 * @param value the value; required by the API, 1 to 4096 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPHeaderMatch(
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("type") @Nullable HeaderMatchType type,
    @JsonProperty("value") @Nullable String value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPHeaderMatch {
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
  public HeaderMatchType effectiveType() {
    return type == null ? HeaderMatchType.EXACT : type;
  }

  /** Builds {@link HTTPHeaderMatch}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable HeaderMatchType type;
    private @Nullable String value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPHeaderMatch present) {
      name = present.name;
      type = present.type;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPHeaderMatch#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link HTTPHeaderMatch#type}. */
    public Builder type(@Nullable HeaderMatchType type) {
      this.type = type;
      return this;
    }

    /** Sets {@link HTTPHeaderMatch#value}. */
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
    public HTTPHeaderMatch build() {
      return new HTTPHeaderMatch(name, type, value, unknownFields);
    }
  }
}
