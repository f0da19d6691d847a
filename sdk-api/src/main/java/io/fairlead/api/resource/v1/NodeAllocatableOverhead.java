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
 * Node resources that a device needs besides.
 *
 * @param perContainer for each container that uses it
 * @param perPod for each pod that uses it
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeAllocatableOverhead(
    @JsonProperty("perContainer") @Nullable Quantity perContainer,
    @JsonProperty("perPod") @Nullable Quantity perPod,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeAllocatableOverhead {
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

  /** Builds {@link NodeAllocatableOverhead}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity perContainer;
    private @Nullable Quantity perPod;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeAllocatableOverhead present) {
      perContainer = present.perContainer;
      perPod = present.perPod;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeAllocatableOverhead#perContainer}. */
    public Builder perContainer(@Nullable Quantity perContainer) {
      this.perContainer = perContainer;
      return this;
    }

    /** Sets {@link NodeAllocatableOverhead#perPod}. */
    public Builder perPod(@Nullable Quantity perPod) {
      this.perPod = perPod;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeAllocatableOverhead build() {
      return new NodeAllocatableOverhead(perContainer, perPod, unknownFields);
    }
  }
}
