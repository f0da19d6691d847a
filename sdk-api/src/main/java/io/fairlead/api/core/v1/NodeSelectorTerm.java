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
 * Requirements on a node, all of which must hold; an empty term matches nothing.
 *
 * @param matchExpressions further requirements, all of which must hold
 * @param matchFields requirements on fields
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeSelectorTerm(
    @JsonProperty("matchExpressions") @Nullable List<NodeSelectorRequirement> matchExpressions,
    @JsonProperty("matchFields") @Nullable List<NodeSelectorRequirement> matchFields,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeSelectorTerm {
    matchExpressions = Frozen.list(matchExpressions);
    matchFields = Frozen.list(matchFields);
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

  /** Builds {@link NodeSelectorTerm}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<NodeSelectorRequirement> matchExpressions;
    private @Nullable List<NodeSelectorRequirement> matchFields;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeSelectorTerm present) {
      matchExpressions = present.matchExpressions;
      matchFields = present.matchFields;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeSelectorTerm#matchExpressions}. */
    public Builder matchExpressions(@Nullable List<NodeSelectorRequirement> matchExpressions) {
      this.matchExpressions = Frozen.copy(matchExpressions);
      return this;
    }

    /** Sets {@link NodeSelectorTerm#matchFields}. */
    public Builder matchFields(@Nullable List<NodeSelectorRequirement> matchFields) {
      this.matchFields = Frozen.copy(matchFields);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeSelectorTerm build() {
      return new NodeSelectorTerm(matchExpressions, matchFields, unknownFields);
    }
  }
}
