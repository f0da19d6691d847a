package io.fairlead.api.core.v1;

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
 * How much storage is asked for.
 *
 * @param limits most it may use
 * @param requests how much of what
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeResourceRequirements(
    @JsonProperty("limits") @Nullable Map<String, Quantity> limits,
    @JsonProperty("requests") @Nullable Map<String, Quantity> requests,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public VolumeResourceRequirements {
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

  /** Builds {@link VolumeResourceRequirements}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, Quantity> limits;
    private @Nullable Map<String, Quantity> requests;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(VolumeResourceRequirements present) {
      limits = present.limits;
      requests = present.requests;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link VolumeResourceRequirements#limits}. */
    public Builder limits(@Nullable Map<String, Quantity> limits) {
      this.limits = Frozen.copy(limits);
      return this;
    }

    /** Sets {@link VolumeResourceRequirements#requests}. */
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
    public VolumeResourceRequirements build() {
      return new VolumeResourceRequirements(limits, requests, unknownFields);
    }
  }
}
