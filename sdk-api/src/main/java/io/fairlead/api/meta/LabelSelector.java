package io.fairlead.api.meta;

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
 * Chooses objects by their labels; an empty one chooses all. Matching is the kernel's Selector.
 *
 * @param matchExpressions further requirements, all of which must hold
 * @param matchLabels labels that must be there with these values
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LabelSelector(
    @JsonProperty("matchExpressions") @Nullable List<LabelSelectorRequirement> matchExpressions,
    @JsonProperty("matchLabels") @Nullable Map<String, String> matchLabels,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public LabelSelector {
    matchExpressions = Frozen.list(matchExpressions);
    matchLabels = Frozen.map(matchLabels);
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

  /** Builds {@link LabelSelector}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<LabelSelectorRequirement> matchExpressions;
    private @Nullable Map<String, String> matchLabels;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(LabelSelector present) {
      matchExpressions = present.matchExpressions;
      matchLabels = present.matchLabels;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link LabelSelector#matchExpressions}. */
    public Builder matchExpressions(@Nullable List<LabelSelectorRequirement> matchExpressions) {
      this.matchExpressions = Frozen.copy(matchExpressions);
      return this;
    }

    /** Sets {@link LabelSelector#matchLabels}. */
    public Builder matchLabels(@Nullable Map<String, String> matchLabels) {
      this.matchLabels = Frozen.copy(matchLabels);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public LabelSelector build() {
      return new LabelSelector(matchExpressions, matchLabels, unknownFields);
    }
  }
}
