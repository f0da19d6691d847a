package io.fairlead.api.nvidia.v1beta1;

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
 * How many nodes, and the channel their pods use; immutable.
 *
 * @param channel how its pods get a channel; required by the API
 * @param numNodes how many nodes join; 0 means as many as come; at least 0
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeDomainSpec(
    @JsonProperty("channel") @Nullable ComputeDomainChannelSpec channel,
    @JsonProperty("numNodes") @Nullable Long numNodes,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ComputeDomainSpec {
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

  /** Returns {@link #numNodes}, or {@code 0}, as the schema sets where it is absent. */
  public long effectiveNumNodes() {
    return numNodes == null ? 0L : numNodes;
  }

  /** Builds {@link ComputeDomainSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable ComputeDomainChannelSpec channel;
    private @Nullable Long numNodes;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ComputeDomainSpec present) {
      channel = present.channel;
      numNodes = present.numNodes;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ComputeDomainSpec#channel}. */
    public Builder channel(@Nullable ComputeDomainChannelSpec channel) {
      this.channel = channel;
      return this;
    }

    /** Changes {@link ComputeDomainSpec#channel}, starting from the present one. */
    public Builder channel(UnaryOperator<ComputeDomainChannelSpec.Builder> changes) {
      channel =
          changes
              .apply(channel == null ? ComputeDomainChannelSpec.builder() : channel.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ComputeDomainSpec#numNodes}. */
    public Builder numNodes(@Nullable Long numNodes) {
      this.numNodes = numNodes;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ComputeDomainSpec build() {
      return new ComputeDomainSpec(channel, numNodes, unknownFields);
    }
  }
}
