package io.fairlead.api.meta;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that owns this one and takes it along when it is deleted.
 *
 * @param apiVersion group and version of the object meant; required by the API
 * @param blockOwnerDeletion whether a foreground deletion of the owner waits for this object
 * @param controller whether the owner is the managing controller
 * @param kind its kind; required by the API
 * @param name its name; required by the API
 * @param uid unique over the life of the cluster; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnerReference(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("blockOwnerDeletion") @Nullable Boolean blockOwnerDeletion,
    @JsonProperty("controller") @Nullable Boolean controller,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("uid") @Nullable String uid,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public OwnerReference {
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

  /** Builds {@link OwnerReference}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable Boolean blockOwnerDeletion;
    private @Nullable Boolean controller;
    private @Nullable String kind;
    private @Nullable String name;
    private @Nullable String uid;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(OwnerReference present) {
      apiVersion = present.apiVersion;
      blockOwnerDeletion = present.blockOwnerDeletion;
      controller = present.controller;
      kind = present.kind;
      name = present.name;
      uid = present.uid;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link OwnerReference#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link OwnerReference#blockOwnerDeletion}. */
    public Builder blockOwnerDeletion(@Nullable Boolean blockOwnerDeletion) {
      this.blockOwnerDeletion = blockOwnerDeletion;
      return this;
    }

    /** Sets {@link OwnerReference#controller}. */
    public Builder controller(@Nullable Boolean controller) {
      this.controller = controller;
      return this;
    }

    /** Sets {@link OwnerReference#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link OwnerReference#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link OwnerReference#uid}. */
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
    public OwnerReference build() {
      return new OwnerReference(
          apiVersion, blockOwnerDeletion, controller, kind, name, uid, unknownFields);
    }
  }
}
