package io.fairlead.api.capacity.v1beta1;

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
 * For which pods room is kept now.
 *
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param podTemplateGeneration generation of the pod template that was used
 * @param podTemplateRef the pod template
 * @param provisioningStrategy how the room is kept
 * @param replicas how many there should be
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapacityBufferStatus(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("podTemplateGeneration") @Nullable Long podTemplateGeneration,
    @JsonProperty("podTemplateRef") @Nullable LocalObjectRef podTemplateRef,
    @JsonProperty("provisioningStrategy") @Nullable String provisioningStrategy,
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public CapacityBufferStatus {
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

  /** Builds {@link CapacityBufferStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private @Nullable Long podTemplateGeneration;
    private @Nullable LocalObjectRef podTemplateRef;
    private @Nullable String provisioningStrategy;
    private @Nullable Integer replicas;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(CapacityBufferStatus present) {
      conditions = present.conditions;
      podTemplateGeneration = present.podTemplateGeneration;
      podTemplateRef = present.podTemplateRef;
      provisioningStrategy = present.provisioningStrategy;
      replicas = present.replicas;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link CapacityBufferStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link CapacityBufferStatus#podTemplateGeneration}. */
    public Builder podTemplateGeneration(@Nullable Long podTemplateGeneration) {
      this.podTemplateGeneration = podTemplateGeneration;
      return this;
    }

    /** Sets {@link CapacityBufferStatus#podTemplateRef}. */
    public Builder podTemplateRef(@Nullable LocalObjectRef podTemplateRef) {
      this.podTemplateRef = podTemplateRef;
      return this;
    }

    /** Changes {@link CapacityBufferStatus#podTemplateRef}, starting from the present one. */
    public Builder podTemplateRef(UnaryOperator<LocalObjectRef.Builder> changes) {
      podTemplateRef =
          changes
              .apply(podTemplateRef == null ? LocalObjectRef.builder() : podTemplateRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link CapacityBufferStatus#provisioningStrategy}. */
    public Builder provisioningStrategy(@Nullable String provisioningStrategy) {
      this.provisioningStrategy = provisioningStrategy;
      return this;
    }

    /** Sets {@link CapacityBufferStatus#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public CapacityBufferStatus build() {
      return new CapacityBufferStatus(
          conditions,
          podTemplateGeneration,
          podTemplateRef,
          provisioningStrategy,
          replicas,
          unknownFields);
    }
  }
}
