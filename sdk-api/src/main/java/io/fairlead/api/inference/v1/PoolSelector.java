package io.fairlead.api.inference.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels that a pod of the pool must have.
 *
 * @param matchLabels labels that must be there with these values; required by the API, 1 to 64
 *     entries
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PoolSelector(
    @JsonProperty("matchLabels") @Nullable Map<String, String> matchLabels,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PoolSelector {
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

  /** Builds {@link PoolSelector}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, String> matchLabels;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PoolSelector present) {
      matchLabels = present.matchLabels;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PoolSelector#matchLabels}. */
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
    public PoolSelector build() {
      return new PoolSelector(matchLabels, unknownFields);
    }
  }
}
