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
 * A change of the path.
 *
 * @param replaceFullPath the new path; at most 1024 characters
 * @param replacePrefixMatch what comes in place of the prefix; at most 1024 characters
 * @param type which one; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPPathModifier(
    @JsonProperty("replaceFullPath") @Nullable String replaceFullPath,
    @JsonProperty("replacePrefixMatch") @Nullable String replacePrefixMatch,
    @JsonProperty("type") @Nullable HTTPPathModifierType type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPPathModifier {
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

  /** Builds {@link HTTPPathModifier}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String replaceFullPath;
    private @Nullable String replacePrefixMatch;
    private @Nullable HTTPPathModifierType type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPPathModifier present) {
      replaceFullPath = present.replaceFullPath;
      replacePrefixMatch = present.replacePrefixMatch;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPPathModifier#replaceFullPath}. */
    public Builder replaceFullPath(@Nullable String replaceFullPath) {
      this.replaceFullPath = replaceFullPath;
      return this;
    }

    /** Sets {@link HTTPPathModifier#replacePrefixMatch}. */
    public Builder replacePrefixMatch(@Nullable String replacePrefixMatch) {
      this.replacePrefixMatch = replacePrefixMatch;
      return this;
    }

    /** Sets {@link HTTPPathModifier#type}. */
    public Builder type(@Nullable HTTPPathModifierType type) {
      this.type = type;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPPathModifier build() {
      return new HTTPPathModifier(replaceFullPath, replacePrefixMatch, type, unknownFields);
    }
  }
}
