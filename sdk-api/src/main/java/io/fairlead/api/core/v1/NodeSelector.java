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
 * Chooses nodes: one of its terms must hold.
 *
 * @param nodeSelectorTerms one of them must hold; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeSelector(
    @JsonProperty("nodeSelectorTerms") @Nullable List<NodeSelectorTerm> nodeSelectorTerms,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeSelector {
    nodeSelectorTerms = Frozen.list(nodeSelectorTerms);
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

  /** Builds {@link NodeSelector}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<NodeSelectorTerm> nodeSelectorTerms;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeSelector present) {
      nodeSelectorTerms = present.nodeSelectorTerms;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeSelector#nodeSelectorTerms}. */
    public Builder nodeSelectorTerms(@Nullable List<NodeSelectorTerm> nodeSelectorTerms) {
      this.nodeSelectorTerms = Frozen.copy(nodeSelectorTerms);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeSelector build() {
      return new NodeSelector(nodeSelectorTerms, unknownFields);
    }
  }
}
