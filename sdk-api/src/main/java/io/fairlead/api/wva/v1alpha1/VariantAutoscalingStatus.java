package io.fairlead.api.wva.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.Condition;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was decided and done.
 *
 * @param actuation what was done
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param desiredOptimizedAlloc what was decided
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VariantAutoscalingStatus(
    @JsonProperty("actuation") @Nullable ActuationStatus actuation,
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("desiredOptimizedAlloc") @Nullable OptimizedAlloc desiredOptimizedAlloc,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public VariantAutoscalingStatus {
    conditions = Frozen.list(conditions);
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

  /** Builds {@link VariantAutoscalingStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable ActuationStatus actuation;
    private @Nullable List<Condition> conditions;
    private @Nullable OptimizedAlloc desiredOptimizedAlloc;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(VariantAutoscalingStatus present) {
      actuation = present.actuation;
      conditions = present.conditions;
      desiredOptimizedAlloc = present.desiredOptimizedAlloc;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link VariantAutoscalingStatus#actuation}. */
    public Builder actuation(@Nullable ActuationStatus actuation) {
      this.actuation = actuation;
      return this;
    }

    /** Changes {@link VariantAutoscalingStatus#actuation}, starting from the present one. */
    public Builder actuation(UnaryOperator<ActuationStatus.Builder> changes) {
      actuation =
          changes
              .apply(actuation == null ? ActuationStatus.builder() : actuation.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link VariantAutoscalingStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link VariantAutoscalingStatus#desiredOptimizedAlloc}. */
    public Builder desiredOptimizedAlloc(@Nullable OptimizedAlloc desiredOptimizedAlloc) {
      this.desiredOptimizedAlloc = desiredOptimizedAlloc;
      return this;
    }

    /**
     * Changes {@link VariantAutoscalingStatus#desiredOptimizedAlloc}, starting from the present
     * one.
     */
    public Builder desiredOptimizedAlloc(UnaryOperator<OptimizedAlloc.Builder> changes) {
      desiredOptimizedAlloc =
          changes
              .apply(
                  desiredOptimizedAlloc == null
                      ? OptimizedAlloc.builder()
                      : desiredOptimizedAlloc.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public VariantAutoscalingStatus build() {
      return new VariantAutoscalingStatus(
          actuation, conditions, desiredOptimizedAlloc, unknownFields);
    }
  }
}
