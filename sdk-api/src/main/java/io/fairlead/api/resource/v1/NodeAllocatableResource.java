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
 * How a device counts against a node resource.
 *
 * @param mapping what the device stands for
 * @param overhead what it needs besides
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeAllocatableResource(
    @JsonProperty("mapping") @Nullable NodeAllocatableMapping mapping,
    @JsonProperty("overhead") @Nullable NodeAllocatableOverhead overhead,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeAllocatableResource {
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

  /** Builds {@link NodeAllocatableResource}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable NodeAllocatableMapping mapping;
    private @Nullable NodeAllocatableOverhead overhead;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeAllocatableResource present) {
      mapping = present.mapping;
      overhead = present.overhead;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeAllocatableResource#mapping}. */
    public Builder mapping(@Nullable NodeAllocatableMapping mapping) {
      this.mapping = mapping;
      return this;
    }

    /** Changes {@link NodeAllocatableResource#mapping}, starting from the present one. */
    public Builder mapping(UnaryOperator<NodeAllocatableMapping.Builder> changes) {
      mapping =
          changes
              .apply(mapping == null ? NodeAllocatableMapping.builder() : mapping.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link NodeAllocatableResource#overhead}. */
    public Builder overhead(@Nullable NodeAllocatableOverhead overhead) {
      this.overhead = overhead;
      return this;
    }

    /** Changes {@link NodeAllocatableResource#overhead}, starting from the present one. */
    public Builder overhead(UnaryOperator<NodeAllocatableOverhead.Builder> changes) {
      overhead =
          changes
              .apply(overhead == null ? NodeAllocatableOverhead.builder() : overhead.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeAllocatableResource build() {
      return new NodeAllocatableResource(mapping, overhead, unknownFields);
    }
  }
}
