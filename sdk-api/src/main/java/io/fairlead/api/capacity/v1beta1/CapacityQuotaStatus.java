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
 * What the nodes add up to.
 *
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param observedGeneration generation of the object that this describes
 * @param used what is used
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapacityQuotaStatus(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("observedGeneration") @Nullable Long observedGeneration,
    @JsonProperty("used") @Nullable CapacityQuotaUsed used,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public CapacityQuotaStatus {
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

  /** Builds {@link CapacityQuotaStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private @Nullable Long observedGeneration;
    private @Nullable CapacityQuotaUsed used;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(CapacityQuotaStatus present) {
      conditions = present.conditions;
      observedGeneration = present.observedGeneration;
      used = present.used;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link CapacityQuotaStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link CapacityQuotaStatus#observedGeneration}. */
    public Builder observedGeneration(@Nullable Long observedGeneration) {
      this.observedGeneration = observedGeneration;
      return this;
    }

    /** Sets {@link CapacityQuotaStatus#used}. */
    public Builder used(@Nullable CapacityQuotaUsed used) {
      this.used = used;
      return this;
    }

    /** Changes {@link CapacityQuotaStatus#used}, starting from the present one. */
    public Builder used(UnaryOperator<CapacityQuotaUsed.Builder> changes) {
      used = changes.apply(used == null ? CapacityQuotaUsed.builder() : used.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public CapacityQuotaStatus build() {
      return new CapacityQuotaStatus(conditions, observedGeneration, used, unknownFields);
    }
  }
}
