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
 * The claim that was made for an entry of a pod's resourceClaims.
 *
 * @param name its name; required by the API
 * @param resourceClaimName the claim
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodResourceClaimStatus(
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("resourceClaimName") @Nullable String resourceClaimName,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PodResourceClaimStatus {
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

  /** Builds {@link PodResourceClaimStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String resourceClaimName;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PodResourceClaimStatus present) {
      name = present.name;
      resourceClaimName = present.resourceClaimName;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PodResourceClaimStatus#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link PodResourceClaimStatus#resourceClaimName}. */
    public Builder resourceClaimName(@Nullable String resourceClaimName) {
      this.resourceClaimName = resourceClaimName;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PodResourceClaimStatus build() {
      return new PodResourceClaimStatus(name, resourceClaimName, unknownFields);
    }
  }
}
