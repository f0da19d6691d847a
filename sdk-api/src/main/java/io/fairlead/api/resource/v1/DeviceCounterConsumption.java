package io.fairlead.api.resource.v1;

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
 * What a device takes from one set of counters.
 *
 * @param compatibilityGroups devices of a set can only be given together within a group (1.37,
 *     alpha); at most 2 items
 * @param counterSet the set it takes from; required by the API
 * @param counters by name; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceCounterConsumption(
    @JsonProperty("compatibilityGroups") @Nullable List<String> compatibilityGroups,
    @JsonProperty("counterSet") @Nullable String counterSet,
    @JsonProperty("counters") @Nullable Map<String, Counter> counters,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceCounterConsumption {
    compatibilityGroups = Frozen.list(compatibilityGroups);
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

  /** Builds {@link DeviceCounterConsumption}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<String> compatibilityGroups;
    private @Nullable String counterSet;
    private @Nullable Map<String, Counter> counters;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceCounterConsumption present) {
      compatibilityGroups = present.compatibilityGroups;
      counterSet = present.counterSet;
      counters = present.counters;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceCounterConsumption#compatibilityGroups}. */
    public Builder compatibilityGroups(@Nullable List<String> compatibilityGroups) {
      this.compatibilityGroups = Frozen.copy(compatibilityGroups);
      return this;
    }

    /** Sets {@link DeviceCounterConsumption#counterSet}. */
    public Builder counterSet(@Nullable String counterSet) {
      this.counterSet = counterSet;
      return this;
    }

    /** Sets {@link DeviceCounterConsumption#counters}. */
    public Builder counters(@Nullable Map<String, Counter> counters) {
      this.counters = Frozen.copy(counters);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceCounterConsumption build() {
      return new DeviceCounterConsumption(compatibilityGroups, counterSet, counters, unknownFields);
    }
  }
}
