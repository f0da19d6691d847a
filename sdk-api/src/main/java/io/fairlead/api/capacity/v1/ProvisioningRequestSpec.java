package io.fairlead.api.capacity.v1;

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
 * For which pods, and how the room is made; immutable.
 *
 * @param parameters for the class; at most 100 entries
 * @param podSets which pods; required by the API, 1 to 32 items
 * @param provisioningClassName how the room is made, for example queued-provisioning.gke.io;
 *     required by the API, at most 253 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProvisioningRequestSpec(
    @JsonProperty("parameters") @Nullable Map<String, String> parameters,
    @JsonProperty("podSets") @Nullable List<PodSet> podSets,
    @JsonProperty("provisioningClassName") @Nullable String provisioningClassName,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ProvisioningRequestSpec {
    parameters = Frozen.map(parameters);
    podSets = Frozen.list(podSets);
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

  /** Builds {@link ProvisioningRequestSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, String> parameters;
    private @Nullable List<PodSet> podSets;
    private @Nullable String provisioningClassName;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ProvisioningRequestSpec present) {
      parameters = present.parameters;
      podSets = present.podSets;
      provisioningClassName = present.provisioningClassName;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ProvisioningRequestSpec#parameters}. */
    public Builder parameters(@Nullable Map<String, String> parameters) {
      this.parameters = Frozen.copy(parameters);
      return this;
    }

    /** Sets {@link ProvisioningRequestSpec#podSets}. */
    public Builder podSets(@Nullable List<PodSet> podSets) {
      this.podSets = Frozen.copy(podSets);
      return this;
    }

    /** Sets {@link ProvisioningRequestSpec#provisioningClassName}. */
    public Builder provisioningClassName(@Nullable String provisioningClassName) {
      this.provisioningClassName = provisioningClassName;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ProvisioningRequestSpec build() {
      return new ProvisioningRequestSpec(parameters, podSets, provisioningClassName, unknownFields);
    }
  }
}
