package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the capacity of a shared device may be asked for.
 *
 * @param defaultValue what is given where nothing is asked for
 * @param validRange amounts between bounds
 * @param validValues the amounts that may be asked for
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapacityRequestPolicy(
    @JsonProperty("default") @Nullable Quantity defaultValue,
    @JsonProperty("validRange") @Nullable CapacityRequestPolicyRange validRange,
    @JsonProperty("validValues") @Nullable List<Quantity> validValues,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public CapacityRequestPolicy {
    validValues = Frozen.list(validValues);
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

  /** Builds {@link CapacityRequestPolicy}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity defaultValue;
    private @Nullable CapacityRequestPolicyRange validRange;
    private @Nullable List<Quantity> validValues;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(CapacityRequestPolicy present) {
      defaultValue = present.defaultValue;
      validRange = present.validRange;
      validValues = present.validValues;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link CapacityRequestPolicy#defaultValue}. */
    public Builder defaultValue(@Nullable Quantity defaultValue) {
      this.defaultValue = defaultValue;
      return this;
    }

    /** Sets {@link CapacityRequestPolicy#validRange}. */
    public Builder validRange(@Nullable CapacityRequestPolicyRange validRange) {
      this.validRange = validRange;
      return this;
    }

    /** Changes {@link CapacityRequestPolicy#validRange}, starting from the present one. */
    public Builder validRange(UnaryOperator<CapacityRequestPolicyRange.Builder> changes) {
      validRange =
          changes
              .apply(
                  validRange == null
                      ? CapacityRequestPolicyRange.builder()
                      : validRange.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link CapacityRequestPolicy#validValues}. */
    public Builder validValues(@Nullable List<Quantity> validValues) {
      this.validValues = Frozen.copy(validValues);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public CapacityRequestPolicy build() {
      return new CapacityRequestPolicy(defaultValue, validRange, validValues, unknownFields);
    }
  }
}
