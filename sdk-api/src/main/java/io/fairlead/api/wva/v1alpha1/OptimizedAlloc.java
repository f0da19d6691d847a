package io.fairlead.api.wva.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas on which accelerator.
 *
 * @param accelerator kind of accelerator; required by the API, not empty
 * @param lastRunTime when it was decided
 * @param numReplicas how many replicas; required by the API, at least 0
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OptimizedAlloc(
    @JsonProperty("accelerator") @Nullable String accelerator,
    @JsonProperty("lastRunTime") @Nullable Timestamp lastRunTime,
    @JsonProperty("numReplicas") @Nullable Long numReplicas,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public OptimizedAlloc {
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

  /** Builds {@link OptimizedAlloc}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String accelerator;
    private @Nullable Timestamp lastRunTime;
    private @Nullable Long numReplicas;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(OptimizedAlloc present) {
      accelerator = present.accelerator;
      lastRunTime = present.lastRunTime;
      numReplicas = present.numReplicas;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link OptimizedAlloc#accelerator}. */
    public Builder accelerator(@Nullable String accelerator) {
      this.accelerator = accelerator;
      return this;
    }

    /** Sets {@link OptimizedAlloc#lastRunTime}. */
    public Builder lastRunTime(@Nullable Timestamp lastRunTime) {
      this.lastRunTime = lastRunTime;
      return this;
    }

    /** Sets {@link OptimizedAlloc#numReplicas}. */
    public Builder numReplicas(@Nullable Long numReplicas) {
      this.numReplicas = numReplicas;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public OptimizedAlloc build() {
      return new OptimizedAlloc(accelerator, lastRunTime, numReplicas, unknownFields);
    }
  }
}
