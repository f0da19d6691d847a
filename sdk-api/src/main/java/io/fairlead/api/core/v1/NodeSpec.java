package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a node.
 *
 * @param podCIDR addresses of its pods
 * @param podCIDRs addresses of its pods; a set
 * @param providerID the machine, as the cloud names it
 * @param taints what keeps pods away
 * @param unschedulable whether new pods are kept away (cordoned)
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeSpec(
    @JsonProperty("podCIDR") @Nullable String podCIDR,
    @JsonProperty("podCIDRs") @Nullable List<String> podCIDRs,
    @JsonProperty("providerID") @Nullable String providerID,
    @JsonProperty("taints") @Nullable List<Taint> taints,
    @JsonProperty("unschedulable") @Nullable Boolean unschedulable,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeSpec {
    podCIDRs = Frozen.list(podCIDRs);
    taints = Frozen.list(taints);
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

  /** Builds {@link NodeSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String podCIDR;
    private @Nullable List<String> podCIDRs;
    private @Nullable String providerID;
    private @Nullable List<Taint> taints;
    private @Nullable Boolean unschedulable;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeSpec present) {
      podCIDR = present.podCIDR;
      podCIDRs = present.podCIDRs;
      providerID = present.providerID;
      taints = present.taints;
      unschedulable = present.unschedulable;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeSpec#podCIDR}. */
    public Builder podCIDR(@Nullable String podCIDR) {
      this.podCIDR = podCIDR;
      return this;
    }

    /** Sets {@link NodeSpec#podCIDRs}. */
    public Builder podCIDRs(@Nullable List<String> podCIDRs) {
      this.podCIDRs = Frozen.copy(podCIDRs);
      return this;
    }

    /** Sets {@link NodeSpec#providerID}. */
    public Builder providerID(@Nullable String providerID) {
      this.providerID = providerID;
      return this;
    }

    /** Sets {@link NodeSpec#taints}. */
    public Builder taints(@Nullable List<Taint> taints) {
      this.taints = Frozen.copy(taints);
      return this;
    }

    /** Sets {@link NodeSpec#unschedulable}. */
    public Builder unschedulable(@Nullable Boolean unschedulable) {
      this.unschedulable = unschedulable;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeSpec build() {
      return new NodeSpec(podCIDR, podCIDRs, providerID, taints, unschedulable, unknownFields);
    }
  }
}
