package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which objects a quota counts.
 *
 * @param matchExpressions further requirements, all of which must hold
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScopeSelector(
    @JsonProperty("matchExpressions")
        @Nullable List<ScopedResourceSelectorRequirement> matchExpressions,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScopeSelector {
    matchExpressions = Frozen.list(matchExpressions);
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

  /** Builds {@link ScopeSelector}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<ScopedResourceSelectorRequirement> matchExpressions;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScopeSelector present) {
      matchExpressions = present.matchExpressions;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScopeSelector#matchExpressions}. */
    public Builder matchExpressions(
        @Nullable List<ScopedResourceSelectorRequirement> matchExpressions) {
      this.matchExpressions = Frozen.copy(matchExpressions);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ScopeSelector build() {
      return new ScopeSelector(matchExpressions, unknownFields);
    }
  }
}
