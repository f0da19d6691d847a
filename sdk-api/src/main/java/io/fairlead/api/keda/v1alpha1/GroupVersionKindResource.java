package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is scaled, resolved.
 *
 * @param group its group; required by the API
 * @param kind its kind; required by the API
 * @param resource a resource of the pods; required by the API
 * @param version its version; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupVersionKindResource(
    @JsonProperty("group") @Nullable String group,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("resource") @Nullable String resource,
    @JsonProperty("version") @Nullable String version,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GroupVersionKindResource {
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

  /** Builds {@link GroupVersionKindResource}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String group;
    private @Nullable String kind;
    private @Nullable String resource;
    private @Nullable String version;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GroupVersionKindResource present) {
      group = present.group;
      kind = present.kind;
      resource = present.resource;
      version = present.version;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GroupVersionKindResource#group}. */
    public Builder group(@Nullable String group) {
      this.group = group;
      return this;
    }

    /** Sets {@link GroupVersionKindResource#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link GroupVersionKindResource#resource}. */
    public Builder resource(@Nullable String resource) {
      this.resource = resource;
      return this;
    }

    /** Sets {@link GroupVersionKindResource#version}. */
    public Builder version(@Nullable String version) {
      this.version = version;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GroupVersionKindResource build() {
      return new GroupVersionKindResource(group, kind, resource, version, unknownFields);
    }
  }
}
