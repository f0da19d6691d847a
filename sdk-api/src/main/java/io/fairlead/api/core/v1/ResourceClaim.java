package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container's use of one of the pod's resource claims.
 *
 * @param name name in the pod's resourceClaims; required by the API
 * @param request one request of the claim; all of them if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceClaim(
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("request") @Nullable String request,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceClaim {
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

  /** Builds {@link ResourceClaim}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String request;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceClaim present) {
      name = present.name;
      request = present.request;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceClaim#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ResourceClaim#request}. */
    public Builder request(@Nullable String request) {
      this.request = request;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceClaim build() {
      return new ResourceClaim(name, request, unknownFields);
    }
  }
}
