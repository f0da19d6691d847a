package io.fairlead.api.llmd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one priority.
 *
 * @param priority the priority
 * @param maxBytes bytes that wait
 * @param maxRequests requests that wait
 * @param fairnessPolicyRef who of the flows is next
 * @param orderingPolicyRef which request of a flow is next
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriorityBand(
    @JsonProperty("priority") @Nullable Integer priority,
    @JsonProperty("maxBytes") @Nullable Quantity maxBytes,
    @JsonProperty("maxRequests") @Nullable Quantity maxRequests,
    @JsonProperty("fairnessPolicyRef") @Nullable String fairnessPolicyRef,
    @JsonProperty("orderingPolicyRef") @Nullable String orderingPolicyRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PriorityBand {
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

  /** Returns {@link #maxBytes}, or {@code 1G}, as the server assumes where it is absent. */
  @ServerDefault
  public Quantity effectiveMaxBytes() {
    return maxBytes == null ? Quantity.parse("1G") : maxBytes;
  }

  /** Returns {@link #maxRequests}, or {@code 5000}, as the server assumes where it is absent. */
  @ServerDefault
  public Quantity effectiveMaxRequests() {
    return maxRequests == null ? Quantity.parse("5000") : maxRequests;
  }

  /**
   * Returns {@link #fairnessPolicyRef}, or {@code global-strict-fairness-policy}, as the server
   * assumes where it is absent.
   */
  @ServerDefault
  public String effectiveFairnessPolicyRef() {
    return fairnessPolicyRef == null ? "global-strict-fairness-policy" : fairnessPolicyRef;
  }

  /**
   * Returns {@link #orderingPolicyRef}, or {@code fcfs-ordering-policy}, as the server assumes
   * where it is absent.
   */
  @ServerDefault
  public String effectiveOrderingPolicyRef() {
    return orderingPolicyRef == null ? "fcfs-ordering-policy" : orderingPolicyRef;
  }

  /** Builds {@link PriorityBand}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer priority;
    private @Nullable Quantity maxBytes;
    private @Nullable Quantity maxRequests;
    private @Nullable String fairnessPolicyRef;
    private @Nullable String orderingPolicyRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PriorityBand present) {
      priority = present.priority;
      maxBytes = present.maxBytes;
      maxRequests = present.maxRequests;
      fairnessPolicyRef = present.fairnessPolicyRef;
      orderingPolicyRef = present.orderingPolicyRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PriorityBand#priority}. */
    public Builder priority(@Nullable Integer priority) {
      this.priority = priority;
      return this;
    }

    /** Sets {@link PriorityBand#maxBytes}. */
    public Builder maxBytes(@Nullable Quantity maxBytes) {
      this.maxBytes = maxBytes;
      return this;
    }

    /** Sets {@link PriorityBand#maxRequests}. */
    public Builder maxRequests(@Nullable Quantity maxRequests) {
      this.maxRequests = maxRequests;
      return this;
    }

    /** Sets {@link PriorityBand#fairnessPolicyRef}. */
    public Builder fairnessPolicyRef(@Nullable String fairnessPolicyRef) {
      this.fairnessPolicyRef = fairnessPolicyRef;
      return this;
    }

    /** Sets {@link PriorityBand#orderingPolicyRef}. */
    public Builder orderingPolicyRef(@Nullable String orderingPolicyRef) {
      this.orderingPolicyRef = orderingPolicyRef;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PriorityBand build() {
      return new PriorityBand(
          priority, maxBytes, maxRequests, fairnessPolicyRef, orderingPolicyRef, unknownFields);
    }
  }
}
