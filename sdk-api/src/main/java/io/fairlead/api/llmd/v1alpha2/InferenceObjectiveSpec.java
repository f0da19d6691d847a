package io.fairlead.api.llmd.v1alpha2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The pool and the priority.
 *
 * @param poolRef the pool; required by the API
 * @param priority larger goes first; below zero may be shed; 0 if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferenceObjectiveSpec(
    @JsonProperty("poolRef") @Nullable PoolReference poolRef,
    @JsonProperty("priority") @Nullable Integer priority,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public InferenceObjectiveSpec {
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

  /** Returns {@link #priority}, or {@code 0}, as the server assumes where it is absent. */
  @ServerDefault
  public int effectivePriority() {
    return priority == null ? 0 : priority;
  }

  /** Builds {@link InferenceObjectiveSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable PoolReference poolRef;
    private @Nullable Integer priority;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(InferenceObjectiveSpec present) {
      poolRef = present.poolRef;
      priority = present.priority;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link InferenceObjectiveSpec#poolRef}. */
    public Builder poolRef(@Nullable PoolReference poolRef) {
      this.poolRef = poolRef;
      return this;
    }

    /** Changes {@link InferenceObjectiveSpec#poolRef}, starting from the present one. */
    public Builder poolRef(UnaryOperator<PoolReference.Builder> changes) {
      poolRef =
          changes.apply(poolRef == null ? PoolReference.builder() : poolRef.toBuilder()).build();
      return this;
    }

    /** Sets {@link InferenceObjectiveSpec#priority}. */
    public Builder priority(@Nullable Integer priority) {
      this.priority = priority;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public InferenceObjectiveSpec build() {
      return new InferenceObjectiveSpec(poolRef, priority, unknownFields);
    }
  }
}
