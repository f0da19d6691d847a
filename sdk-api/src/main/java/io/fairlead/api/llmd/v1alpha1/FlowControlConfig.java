package io.fairlead.api.llmd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, and for how long.
 *
 * @param maxBytes bytes of requests that wait in all; no bound if absent or 0
 * @param maxRequests requests that wait in all; no bound if absent or 0
 * @param defaultRequestTTL how long a request may wait; 0s means for ever
 * @param defaultPriorityBand for priorities without a band of their own
 * @param defaultNegativePriorityBand the same for priorities below 0
 * @param priorityBands by priority
 * @param usageLimitPolicyPluginRef plugin that bounds what a band may use
 * @param saturationDetector who says that the pool is full
 * @param enableEviction whether requests under way may be ended for better ones
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlowControlConfig(
    @JsonProperty("maxBytes") @Nullable Quantity maxBytes,
    @JsonProperty("maxRequests") @Nullable Quantity maxRequests,
    @JsonProperty("defaultRequestTTL") @Nullable GoDuration defaultRequestTTL,
    @JsonProperty("defaultPriorityBand") @Nullable PriorityBand defaultPriorityBand,
    @JsonProperty("defaultNegativePriorityBand") @Nullable PriorityBand defaultNegativePriorityBand,
    @JsonProperty("priorityBands") @Nullable List<PriorityBand> priorityBands,
    @JsonProperty("usageLimitPolicyPluginRef") @Nullable String usageLimitPolicyPluginRef,
    @JsonProperty("saturationDetector") @Nullable SaturationDetectorConfig saturationDetector,
    @JsonProperty("enableEviction") @Nullable Boolean enableEviction,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public FlowControlConfig {
    priorityBands = Frozen.list(priorityBands);
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

  /**
   * Returns {@link #defaultRequestTTL}, or {@code 60s}, as the server assumes where it is absent.
   */
  @ServerDefault
  public GoDuration effectiveDefaultRequestTTL() {
    return defaultRequestTTL == null ? GoDuration.parse("60s") : defaultRequestTTL;
  }

  /**
   * Returns {@link #enableEviction}, or {@code false}, as the server assumes where it is absent.
   */
  @ServerDefault
  public boolean effectiveEnableEviction() {
    return enableEviction == null ? false : enableEviction;
  }

  /** Builds {@link FlowControlConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity maxBytes;
    private @Nullable Quantity maxRequests;
    private @Nullable GoDuration defaultRequestTTL;
    private @Nullable PriorityBand defaultPriorityBand;
    private @Nullable PriorityBand defaultNegativePriorityBand;
    private @Nullable List<PriorityBand> priorityBands;
    private @Nullable String usageLimitPolicyPluginRef;
    private @Nullable SaturationDetectorConfig saturationDetector;
    private @Nullable Boolean enableEviction;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(FlowControlConfig present) {
      maxBytes = present.maxBytes;
      maxRequests = present.maxRequests;
      defaultRequestTTL = present.defaultRequestTTL;
      defaultPriorityBand = present.defaultPriorityBand;
      defaultNegativePriorityBand = present.defaultNegativePriorityBand;
      priorityBands = present.priorityBands;
      usageLimitPolicyPluginRef = present.usageLimitPolicyPluginRef;
      saturationDetector = present.saturationDetector;
      enableEviction = present.enableEviction;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link FlowControlConfig#maxBytes}. */
    public Builder maxBytes(@Nullable Quantity maxBytes) {
      this.maxBytes = maxBytes;
      return this;
    }

    /** Sets {@link FlowControlConfig#maxRequests}. */
    public Builder maxRequests(@Nullable Quantity maxRequests) {
      this.maxRequests = maxRequests;
      return this;
    }

    /** Sets {@link FlowControlConfig#defaultRequestTTL}. */
    public Builder defaultRequestTTL(@Nullable GoDuration defaultRequestTTL) {
      this.defaultRequestTTL = defaultRequestTTL;
      return this;
    }

    /** Sets {@link FlowControlConfig#defaultPriorityBand}. */
    public Builder defaultPriorityBand(@Nullable PriorityBand defaultPriorityBand) {
      this.defaultPriorityBand = defaultPriorityBand;
      return this;
    }

    /** Changes {@link FlowControlConfig#defaultPriorityBand}, starting from the present one. */
    public Builder defaultPriorityBand(UnaryOperator<PriorityBand.Builder> changes) {
      defaultPriorityBand =
          changes
              .apply(
                  defaultPriorityBand == null
                      ? PriorityBand.builder()
                      : defaultPriorityBand.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link FlowControlConfig#defaultNegativePriorityBand}. */
    public Builder defaultNegativePriorityBand(@Nullable PriorityBand defaultNegativePriorityBand) {
      this.defaultNegativePriorityBand = defaultNegativePriorityBand;
      return this;
    }

    /**
     * Changes {@link FlowControlConfig#defaultNegativePriorityBand}, starting from the present one.
     */
    public Builder defaultNegativePriorityBand(UnaryOperator<PriorityBand.Builder> changes) {
      defaultNegativePriorityBand =
          changes
              .apply(
                  defaultNegativePriorityBand == null
                      ? PriorityBand.builder()
                      : defaultNegativePriorityBand.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link FlowControlConfig#priorityBands}. */
    public Builder priorityBands(@Nullable List<PriorityBand> priorityBands) {
      this.priorityBands = Frozen.copy(priorityBands);
      return this;
    }

    /** Sets {@link FlowControlConfig#usageLimitPolicyPluginRef}. */
    public Builder usageLimitPolicyPluginRef(@Nullable String usageLimitPolicyPluginRef) {
      this.usageLimitPolicyPluginRef = usageLimitPolicyPluginRef;
      return this;
    }

    /** Sets {@link FlowControlConfig#saturationDetector}. */
    public Builder saturationDetector(@Nullable SaturationDetectorConfig saturationDetector) {
      this.saturationDetector = saturationDetector;
      return this;
    }

    /** Changes {@link FlowControlConfig#saturationDetector}, starting from the present one. */
    public Builder saturationDetector(UnaryOperator<SaturationDetectorConfig.Builder> changes) {
      saturationDetector =
          changes
              .apply(
                  saturationDetector == null
                      ? SaturationDetectorConfig.builder()
                      : saturationDetector.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link FlowControlConfig#enableEviction}. */
    public Builder enableEviction(@Nullable Boolean enableEviction) {
      this.enableEviction = enableEviction;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public FlowControlConfig build() {
      return new FlowControlConfig(
          maxBytes,
          maxRequests,
          defaultRequestTTL,
          defaultPriorityBand,
          defaultNegativePriorityBand,
          priorityBands,
          usageLimitPolicyPluginRef,
          saturationDetector,
          enableEviction,
          unknownFields);
    }
  }
}
