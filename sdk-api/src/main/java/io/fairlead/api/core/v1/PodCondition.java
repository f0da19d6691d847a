package io.fairlead.api.core.v1;

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
 * One aspect of the state of a pod.
 *
 * @param lastProbeTime when it was last looked at
 * @param lastTransitionTime when the status last changed
 * @param message explanation for people
 * @param observedGeneration generation of the object that this describes
 * @param reason machine-readable cause, in CamelCase
 * @param status True, False or Unknown; required by the API
 * @param type which aspect; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodCondition(
    @JsonProperty("lastProbeTime") @Nullable Timestamp lastProbeTime,
    @JsonProperty("lastTransitionTime") @Nullable Timestamp lastTransitionTime,
    @JsonProperty("message") @Nullable String message,
    @JsonProperty("observedGeneration") @Nullable Long observedGeneration,
    @JsonProperty("reason") @Nullable String reason,
    @JsonProperty("status") @Nullable String status,
    @JsonProperty("type") @Nullable String type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PodCondition {
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

  /** Builds {@link PodCondition}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Timestamp lastProbeTime;
    private @Nullable Timestamp lastTransitionTime;
    private @Nullable String message;
    private @Nullable Long observedGeneration;
    private @Nullable String reason;
    private @Nullable String status;
    private @Nullable String type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PodCondition present) {
      lastProbeTime = present.lastProbeTime;
      lastTransitionTime = present.lastTransitionTime;
      message = present.message;
      observedGeneration = present.observedGeneration;
      reason = present.reason;
      status = present.status;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PodCondition#lastProbeTime}. */
    public Builder lastProbeTime(@Nullable Timestamp lastProbeTime) {
      this.lastProbeTime = lastProbeTime;
      return this;
    }

    /** Sets {@link PodCondition#lastTransitionTime}. */
    public Builder lastTransitionTime(@Nullable Timestamp lastTransitionTime) {
      this.lastTransitionTime = lastTransitionTime;
      return this;
    }

    /** Sets {@link PodCondition#message}. */
    public Builder message(@Nullable String message) {
      this.message = message;
      return this;
    }

    /** Sets {@link PodCondition#observedGeneration}. */
    public Builder observedGeneration(@Nullable Long observedGeneration) {
      this.observedGeneration = observedGeneration;
      return this;
    }

    /** Sets {@link PodCondition#reason}. */
    public Builder reason(@Nullable String reason) {
      this.reason = reason;
      return this;
    }

    /** Sets {@link PodCondition#status}. */
    public Builder status(@Nullable String status) {
      this.status = status;
      return this;
    }

    /** Sets {@link PodCondition#type}. */
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
    public PodCondition build() {
      return new PodCondition(
          lastProbeTime,
          lastTransitionTime,
          message,
          observedGeneration,
          reason,
          status,
          type,
          unknownFields);
    }
  }
}
