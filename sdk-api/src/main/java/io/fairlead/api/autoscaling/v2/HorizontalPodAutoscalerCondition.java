package io.fairlead.api.autoscaling.v2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One aspect of the state of an autoscaler.
 *
 * @param lastTransitionTime when the status last changed
 * @param message explanation for people
 * @param observedGeneration generation of the object that this describes
 * @param reason machine-readable cause, in CamelCase
 * @param status True, False or Unknown; required by the API
 * @param type which aspect; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HorizontalPodAutoscalerCondition(
    @JsonProperty("lastTransitionTime") @Nullable Timestamp lastTransitionTime,
    @JsonProperty("message") @Nullable String message,
    @JsonProperty("observedGeneration") @Nullable Long observedGeneration,
    @JsonProperty("reason") @Nullable String reason,
    @JsonProperty("status") @Nullable String status,
    @JsonProperty("type") @Nullable String type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HorizontalPodAutoscalerCondition {
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

  /** Builds {@link HorizontalPodAutoscalerCondition}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Timestamp lastTransitionTime;
    private @Nullable String message;
    private @Nullable Long observedGeneration;
    private @Nullable String reason;
    private @Nullable String status;
    private @Nullable String type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HorizontalPodAutoscalerCondition present) {
      lastTransitionTime = present.lastTransitionTime;
      message = present.message;
      observedGeneration = present.observedGeneration;
      reason = present.reason;
      status = present.status;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HorizontalPodAutoscalerCondition#lastTransitionTime}. */
    public Builder lastTransitionTime(@Nullable Timestamp lastTransitionTime) {
      this.lastTransitionTime = lastTransitionTime;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerCondition#message}. */
    public Builder message(@Nullable String message) {
      this.message = message;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerCondition#observedGeneration}. */
    public Builder observedGeneration(@Nullable Long observedGeneration) {
      this.observedGeneration = observedGeneration;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerCondition#reason}. */
    public Builder reason(@Nullable String reason) {
      this.reason = reason;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerCondition#status}. */
    public Builder status(@Nullable String status) {
      this.status = status;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerCondition#type}. */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HorizontalPodAutoscalerCondition build() {
      return new HorizontalPodAutoscalerCondition(
          lastTransitionTime, message, observedGeneration, reason, status, type, unknownFields);
    }
  }
}
