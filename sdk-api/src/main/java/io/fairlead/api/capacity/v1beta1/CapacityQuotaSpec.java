package io.fairlead.api.capacity.v1beta1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.LabelSelector;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes are counted, and the bound.
 *
 * @param limits most it may use; required by the API
 * @param selector labels of what belongs to it
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapacityQuotaSpec(
    @JsonProperty("limits") @Nullable CapacityQuotaLimits limits,
    @JsonProperty("selector") @Nullable LabelSelector selector,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public CapacityQuotaSpec {
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

  /** Builds {@link CapacityQuotaSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable CapacityQuotaLimits limits;
    private @Nullable LabelSelector selector;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(CapacityQuotaSpec present) {
      limits = present.limits;
      selector = present.selector;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link CapacityQuotaSpec#limits}. */
    public Builder limits(@Nullable CapacityQuotaLimits limits) {
      this.limits = limits;
      return this;
    }

    /** Changes {@link CapacityQuotaSpec#limits}, starting from the present one. */
    public Builder limits(UnaryOperator<CapacityQuotaLimits.Builder> changes) {
      limits =
          changes
              .apply(limits == null ? CapacityQuotaLimits.builder() : limits.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link CapacityQuotaSpec#selector}. */
    public Builder selector(@Nullable LabelSelector selector) {
      this.selector = selector;
      return this;
    }

    /** Changes {@link CapacityQuotaSpec#selector}, starting from the present one. */
    public Builder selector(UnaryOperator<LabelSelector.Builder> changes) {
      selector =
          changes.apply(selector == null ? LabelSelector.builder() : selector.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public CapacityQuotaSpec build() {
      return new CapacityQuotaSpec(limits, selector, unknownFields);
    }
  }
}
