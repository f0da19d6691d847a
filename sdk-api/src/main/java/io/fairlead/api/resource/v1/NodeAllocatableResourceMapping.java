package io.fairlead.api.resource.v1;

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
 * How a device counted against a node resource in Kubernetes 1.36.
 *
 * @param allocationMultiplier how much of the resource a device, or a unit of its capacity, counts
 *     for
 * @param capacityKey the capacity that is multiplied; the device itself if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeAllocatableResourceMapping(
    @JsonProperty("allocationMultiplier") @Nullable Quantity allocationMultiplier,
    @JsonProperty("capacityKey") @Nullable String capacityKey,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeAllocatableResourceMapping {
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
   * Returns {@link #allocationMultiplier}, or {@code 1}, as the server assumes where it is absent.
   */
  @ServerDefault
  public Quantity effectiveAllocationMultiplier() {
    return allocationMultiplier == null ? Quantity.parse("1") : allocationMultiplier;
  }

  /** Builds {@link NodeAllocatableResourceMapping}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity allocationMultiplier;
    private @Nullable String capacityKey;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeAllocatableResourceMapping present) {
      allocationMultiplier = present.allocationMultiplier;
      capacityKey = present.capacityKey;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeAllocatableResourceMapping#allocationMultiplier}. */
    public Builder allocationMultiplier(@Nullable Quantity allocationMultiplier) {
      this.allocationMultiplier = allocationMultiplier;
      return this;
    }

    /** Sets {@link NodeAllocatableResourceMapping#capacityKey}. */
    public Builder capacityKey(@Nullable String capacityKey) {
      this.capacityKey = capacityKey;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeAllocatableResourceMapping build() {
      return new NodeAllocatableResourceMapping(allocationMultiplier, capacityKey, unknownFields);
    }
  }
}
