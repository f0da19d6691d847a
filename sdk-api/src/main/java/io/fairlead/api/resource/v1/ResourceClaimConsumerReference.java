package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a claim.
 *
 * @param apiGroup group of the object meant, empty for the core group
 * @param name its name; required by the API
 * @param resource plural name of its kind; required by the API
 * @param uid unique over the life of the cluster; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceClaimConsumerReference(
    @JsonProperty("apiGroup") @Nullable String apiGroup,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("resource") @Nullable String resource,
    @JsonProperty("uid") @Nullable String uid,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceClaimConsumerReference {
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

  /** Builds {@link ResourceClaimConsumerReference}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiGroup;
    private @Nullable String name;
    private @Nullable String resource;
    private @Nullable String uid;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceClaimConsumerReference present) {
      apiGroup = present.apiGroup;
      name = present.name;
      resource = present.resource;
      uid = present.uid;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceClaimConsumerReference#apiGroup}. */
    public Builder apiGroup(@Nullable String apiGroup) {
      this.apiGroup = apiGroup;
      return this;
    }

    /** Sets {@link ResourceClaimConsumerReference#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ResourceClaimConsumerReference#resource}. */
    public Builder resource(@Nullable String resource) {
      this.resource = resource;
      return this;
    }

    /** Sets {@link ResourceClaimConsumerReference#uid}. */
    public Builder uid(@Nullable String uid) {
      this.uid = uid;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceClaimConsumerReference build() {
      return new ResourceClaimConsumerReference(apiGroup, name, resource, uid, unknownFields);
    }
  }
}
