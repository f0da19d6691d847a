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
 * A claim for devices, by the name of a claim or of a template.
 *
 * @param name how containers refer to it; required by the API
 * @param resourceClaimName the claim
 * @param resourceClaimTemplateName template from which a claim is made for this pod
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodResourceClaim(
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("resourceClaimName") @Nullable String resourceClaimName,
    @JsonProperty("resourceClaimTemplateName") @Nullable String resourceClaimTemplateName,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PodResourceClaim {
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

  /** Builds {@link PodResourceClaim}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String resourceClaimName;
    private @Nullable String resourceClaimTemplateName;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PodResourceClaim present) {
      name = present.name;
      resourceClaimName = present.resourceClaimName;
      resourceClaimTemplateName = present.resourceClaimTemplateName;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PodResourceClaim#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link PodResourceClaim#resourceClaimName}. */
    public Builder resourceClaimName(@Nullable String resourceClaimName) {
      this.resourceClaimName = resourceClaimName;
      return this;
    }

    /** Sets {@link PodResourceClaim#resourceClaimTemplateName}. */
    public Builder resourceClaimTemplateName(@Nullable String resourceClaimTemplateName) {
      this.resourceClaimTemplateName = resourceClaimTemplateName;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PodResourceClaim build() {
      return new PodResourceClaim(
          name, resourceClaimName, resourceClaimTemplateName, unknownFields);
    }
  }
}
