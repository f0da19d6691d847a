package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counters that the devices of a pool share.
 *
 * @param counters by name; required by the API
 * @param name its name; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CounterSet(
    @JsonProperty("counters") @Nullable Map<String, Counter> counters,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public CounterSet {
    counters = Frozen.map(counters);
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

  /** Builds {@link CounterSet}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, Counter> counters;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(CounterSet present) {
      counters = present.counters;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link CounterSet#counters}. */
    public Builder counters(@Nullable Map<String, Counter> counters) {
      this.counters = Frozen.copy(counters);
      return this;
    }

    /** Sets {@link CounterSet#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public CounterSet build() {
      return new CounterSet(counters, name, unknownFields);
    }
  }
}
