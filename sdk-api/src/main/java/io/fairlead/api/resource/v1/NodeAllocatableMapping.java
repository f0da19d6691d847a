package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Node resources that a device stands for.
 *
 * @param capacityKey the capacity that is multiplied
 * @param capacityMultiplier how much of the resource a unit of the capacity stands for
 * @param deviceMultiplier how much of the resource the device stands for
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeAllocatableMapping(
    @JsonProperty("capacityKey") @Nullable String capacityKey,
    @JsonProperty("capacityMultiplier") @Nullable Quantity capacityMultiplier,
    @JsonProperty("deviceMultiplier") @Nullable Quantity deviceMultiplier,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeAllocatableMapping {
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

  /** Builds {@link NodeAllocatableMapping}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String capacityKey;
    private @Nullable Quantity capacityMultiplier;
    private @Nullable Quantity deviceMultiplier;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeAllocatableMapping present) {
      capacityKey = present.capacityKey;
      capacityMultiplier = present.capacityMultiplier;
      deviceMultiplier = present.deviceMultiplier;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeAllocatableMapping#capacityKey}. */
    public Builder capacityKey(@Nullable String capacityKey) {
      this.capacityKey = capacityKey;
      return this;
    }

    /** Sets {@link NodeAllocatableMapping#capacityMultiplier}. */
    public Builder capacityMultiplier(@Nullable Quantity capacityMultiplier) {
      this.capacityMultiplier = capacityMultiplier;
      return this;
    }

    /** Sets {@link NodeAllocatableMapping#deviceMultiplier}. */
    public Builder deviceMultiplier(@Nullable Quantity deviceMultiplier) {
      this.deviceMultiplier = deviceMultiplier;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeAllocatableMapping build() {
      return new NodeAllocatableMapping(
          capacityKey, capacityMultiplier, deviceMultiplier, unknownFields);
    }
  }
}
