package io.fairlead.api.capacity.v1beta1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * For which pods, and how many of them.
 *
 * @param limits room in resources
 * @param percentage room as percent of the replicas of scalableRef; at least 0
 * @param podTemplateRef the pod template
 * @param provisioningStrategy how the room is kept
 * @param replicas room in pods; at least 0
 * @param scalableRef what the pods are like
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapacityBufferSpec(
    @JsonProperty("limits") @Nullable Map<String, Quantity> limits,
    @JsonProperty("percentage") @Nullable Integer percentage,
    @JsonProperty("podTemplateRef") @Nullable LocalObjectRef podTemplateRef,
    @JsonProperty("provisioningStrategy") @Nullable String provisioningStrategy,
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonProperty("scalableRef") @Nullable ScalableRef scalableRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public CapacityBufferSpec {
    limits = Frozen.map(limits);
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
   * Returns {@link #provisioningStrategy}, or {@code buffer.x-k8s.io/active-capacity}, as the
   * schema sets where it is absent.
   */
  public String effectiveProvisioningStrategy() {
    return provisioningStrategy == null ? "buffer.x-k8s.io/active-capacity" : provisioningStrategy;
  }

  /** Builds {@link CapacityBufferSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, Quantity> limits;
    private @Nullable Integer percentage;
    private @Nullable LocalObjectRef podTemplateRef;
    private @Nullable String provisioningStrategy;
    private @Nullable Integer replicas;
    private @Nullable ScalableRef scalableRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(CapacityBufferSpec present) {
      limits = present.limits;
      percentage = present.percentage;
      podTemplateRef = present.podTemplateRef;
      provisioningStrategy = present.provisioningStrategy;
      replicas = present.replicas;
      scalableRef = present.scalableRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link CapacityBufferSpec#limits}. */
    public Builder limits(@Nullable Map<String, Quantity> limits) {
      this.limits = Frozen.copy(limits);
      return this;
    }

    /** Sets {@link CapacityBufferSpec#percentage}. */
    public Builder percentage(@Nullable Integer percentage) {
      this.percentage = percentage;
      return this;
    }

    /** Sets {@link CapacityBufferSpec#podTemplateRef}. */
    public Builder podTemplateRef(@Nullable LocalObjectRef podTemplateRef) {
      this.podTemplateRef = podTemplateRef;
      return this;
    }

    /** Changes {@link CapacityBufferSpec#podTemplateRef}, starting from the present one. */
    public Builder podTemplateRef(UnaryOperator<LocalObjectRef.Builder> changes) {
      podTemplateRef =
          changes
              .apply(podTemplateRef == null ? LocalObjectRef.builder() : podTemplateRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link CapacityBufferSpec#provisioningStrategy}. */
    public Builder provisioningStrategy(@Nullable String provisioningStrategy) {
      this.provisioningStrategy = provisioningStrategy;
      return this;
    }

    /** Sets {@link CapacityBufferSpec#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets {@link CapacityBufferSpec#scalableRef}. */
    public Builder scalableRef(@Nullable ScalableRef scalableRef) {
      this.scalableRef = scalableRef;
      return this;
    }

    /** Changes {@link CapacityBufferSpec#scalableRef}, starting from the present one. */
    public Builder scalableRef(UnaryOperator<ScalableRef.Builder> changes) {
      scalableRef =
          changes
              .apply(scalableRef == null ? ScalableRef.builder() : scalableRef.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public CapacityBufferSpec build() {
      return new CapacityBufferSpec(
          limits,
          percentage,
          podTemplateRef,
          provisioningStrategy,
          replicas,
          scalableRef,
          unknownFields);
    }
  }
}
