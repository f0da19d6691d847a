package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Amounts between bounds, in steps.
 *
 * @param max largest amount
 * @param min smallest amount; required by the API
 * @param step amounts are multiples of this
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapacityRequestPolicyRange(
    @JsonProperty("max") @Nullable Quantity max,
    @JsonProperty("min") @Nullable Quantity min,
    @JsonProperty("step") @Nullable Quantity step,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public CapacityRequestPolicyRange {
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

  /** Builds {@link CapacityRequestPolicyRange}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity max;
    private @Nullable Quantity min;
    private @Nullable Quantity step;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(CapacityRequestPolicyRange present) {
      max = present.max;
      min = present.min;
      step = present.step;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link CapacityRequestPolicyRange#max}. */
    public Builder max(@Nullable Quantity max) {
      this.max = max;
      return this;
    }

    /** Sets {@link CapacityRequestPolicyRange#min}. */
    public Builder min(@Nullable Quantity min) {
      this.min = min;
      return this;
    }

    /** Sets {@link CapacityRequestPolicyRange#step}. */
    public Builder step(@Nullable Quantity step) {
      this.step = step;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public CapacityRequestPolicyRange build() {
      return new CapacityRequestPolicyRange(max, min, step, unknownFields);
    }
  }
}
