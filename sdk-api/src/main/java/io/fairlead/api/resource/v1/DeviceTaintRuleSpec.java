package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which devices get which taint.
 *
 * @param deviceSelector which devices; none if absent
 * @param taint the taint; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceTaintRuleSpec(
    @JsonProperty("deviceSelector") @Nullable DeviceTaintSelector deviceSelector,
    @JsonProperty("taint") @Nullable DeviceTaint taint,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceTaintRuleSpec {
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

  /** Builds {@link DeviceTaintRuleSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable DeviceTaintSelector deviceSelector;
    private @Nullable DeviceTaint taint;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceTaintRuleSpec present) {
      deviceSelector = present.deviceSelector;
      taint = present.taint;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceTaintRuleSpec#deviceSelector}. */
    public Builder deviceSelector(@Nullable DeviceTaintSelector deviceSelector) {
      this.deviceSelector = deviceSelector;
      return this;
    }

    /** Changes {@link DeviceTaintRuleSpec#deviceSelector}, starting from the present one. */
    public Builder deviceSelector(UnaryOperator<DeviceTaintSelector.Builder> changes) {
      deviceSelector =
          changes
              .apply(
                  deviceSelector == null
                      ? DeviceTaintSelector.builder()
                      : deviceSelector.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link DeviceTaintRuleSpec#taint}. */
    public Builder taint(@Nullable DeviceTaint taint) {
      this.taint = taint;
      return this;
    }

    /** Changes {@link DeviceTaintRuleSpec#taint}, starting from the present one. */
    public Builder taint(UnaryOperator<DeviceTaint.Builder> changes) {
      taint = changes.apply(taint == null ? DeviceTaint.builder() : taint.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceTaintRuleSpec build() {
      return new DeviceTaintRuleSpec(deviceSelector, taint, unknownFields);
    }
  }
}
