package io.fairlead.api.wva.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.autoscaling.v2.CrossVersionObjectReference;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is scaled, which model it serves, what it costs.
 *
 * @param modelID the model it serves; required by the API, not empty
 * @param scaleTargetRef what is scaled; required by the API
 * @param variantCost cost of a replica per hour, as a decimal number in text
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VariantAutoscalingSpec(
    @JsonProperty("modelID") @Nullable String modelID,
    @JsonProperty("scaleTargetRef") @Nullable CrossVersionObjectReference scaleTargetRef,
    @JsonProperty("variantCost") @Nullable String variantCost,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public VariantAutoscalingSpec {
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

  /** Returns {@link #variantCost}, or {@code 10.0}, as the schema sets where it is absent. */
  public String effectiveVariantCost() {
    return variantCost == null ? "10.0" : variantCost;
  }

  /** Builds {@link VariantAutoscalingSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String modelID;
    private @Nullable CrossVersionObjectReference scaleTargetRef;
    private @Nullable String variantCost;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(VariantAutoscalingSpec present) {
      modelID = present.modelID;
      scaleTargetRef = present.scaleTargetRef;
      variantCost = present.variantCost;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link VariantAutoscalingSpec#modelID}. */
    public Builder modelID(@Nullable String modelID) {
      this.modelID = modelID;
      return this;
    }

    /** Sets {@link VariantAutoscalingSpec#scaleTargetRef}. */
    public Builder scaleTargetRef(@Nullable CrossVersionObjectReference scaleTargetRef) {
      this.scaleTargetRef = scaleTargetRef;
      return this;
    }

    /** Changes {@link VariantAutoscalingSpec#scaleTargetRef}, starting from the present one. */
    public Builder scaleTargetRef(UnaryOperator<CrossVersionObjectReference.Builder> changes) {
      scaleTargetRef =
          changes
              .apply(
                  scaleTargetRef == null
                      ? CrossVersionObjectReference.builder()
                      : scaleTargetRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link VariantAutoscalingSpec#variantCost}. */
    public Builder variantCost(@Nullable String variantCost) {
      this.variantCost = variantCost;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public VariantAutoscalingSpec build() {
      return new VariantAutoscalingSpec(modelID, scaleTargetRef, variantCost, unknownFields);
    }
  }
}
