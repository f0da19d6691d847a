package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container asks for, what it may use at most, and its devices.
 *
 * @param claims entries of the pod's resourceClaims that the container uses; unique by name
 * @param limits most it may use, by resource
 * @param requests what must be free for it, by resource
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceRequirements(
    @JsonProperty("claims") @Nullable List<ResourceClaim> claims,
    @JsonProperty("limits") @Nullable Map<String, Quantity> limits,
    @JsonProperty("requests") @Nullable Map<String, Quantity> requests,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceRequirements {
    claims = Frozen.list(claims);
    limits = Frozen.map(limits);
    requests = Frozen.map(requests);
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

  /** Builds {@link ResourceRequirements}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<ResourceClaim> claims;
    private @Nullable Map<String, Quantity> limits;
    private @Nullable Map<String, Quantity> requests;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceRequirements present) {
      claims = present.claims;
      limits = present.limits;
      requests = present.requests;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceRequirements#claims}. */
    public Builder claims(@Nullable List<ResourceClaim> claims) {
      this.claims = Frozen.copy(claims);
      return this;
    }

    /** Sets {@link ResourceRequirements#limits}. */
    public Builder limits(@Nullable Map<String, Quantity> limits) {
      this.limits = Frozen.copy(limits);
      return this;
    }

    /** Sets {@link ResourceRequirements#requests}. */
    public Builder requests(@Nullable Map<String, Quantity> requests) {
      this.requests = Frozen.copy(requests);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceRequirements build() {
      return new ResourceRequirements(claims, limits, requests, unknownFields);
    }
  }
}
