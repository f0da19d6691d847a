package io.fairlead.api.llmd.v1alpha2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pool in the same namespace.
 *
 * @param group its group; at most 253 characters
 * @param kind its kind; 1 to 63 characters
 * @param name its name; required by the API, 1 to 253 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PoolReference(
    @JsonProperty("group") @Nullable String group,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PoolReference {
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

  /**
   * Returns {@link #group}, or {@code inference.networking.k8s.io}, as the schema sets where it is
   * absent.
   */
  public String effectiveGroup() {
    return group == null ? "inference.networking.k8s.io" : group;
  }

  /** Returns {@link #kind}, or {@code InferencePool}, as the schema sets where it is absent. */
  public String effectiveKind() {
    return kind == null ? "InferencePool" : kind;
  }

  /** Builds {@link PoolReference}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String group;
    private @Nullable String kind;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PoolReference present) {
      group = present.group;
      kind = present.kind;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PoolReference#group}. */
    public Builder group(@Nullable String group) {
      this.group = group;
      return this;
    }

    /** Sets {@link PoolReference#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link PoolReference#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PoolReference build() {
      return new PoolReference(group, kind, name, unknownFields);
    }
  }
}
