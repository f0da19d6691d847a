package io.fairlead.api.capacity.v1beta1;

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
 * Upper bounds by resource.
 *
 * @param resources how much storage; required by the API, at most 20 entries
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapacityQuotaLimits(
    @JsonProperty("resources") @Nullable Map<String, Quantity> resources,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public CapacityQuotaLimits {
    resources = Frozen.map(resources);
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

  /** Builds {@link CapacityQuotaLimits}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, Quantity> resources;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(CapacityQuotaLimits present) {
      resources = present.resources;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link CapacityQuotaLimits#resources}. */
    public Builder resources(@Nullable Map<String, Quantity> resources) {
      this.resources = Frozen.copy(resources);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public CapacityQuotaLimits build() {
      return new CapacityQuotaLimits(resources, unknownFields);
    }
  }
}
