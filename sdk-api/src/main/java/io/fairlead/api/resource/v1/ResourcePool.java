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
 * The pool a slice belongs to.
 *
 * @param generation slices of older generations are void; required by the API
 * @param name its name; required by the API
 * @param resourceSliceCount how many slices make the pool complete; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourcePool(
    @JsonProperty("generation") @Nullable Long generation,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("resourceSliceCount") @Nullable Long resourceSliceCount,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourcePool {
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

  /** Builds {@link ResourcePool}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Long generation;
    private @Nullable String name;
    private @Nullable Long resourceSliceCount;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourcePool present) {
      generation = present.generation;
      name = present.name;
      resourceSliceCount = present.resourceSliceCount;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourcePool#generation}. */
    public Builder generation(@Nullable Long generation) {
      this.generation = generation;
      return this;
    }

    /** Sets {@link ResourcePool#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ResourcePool#resourceSliceCount}. */
    public Builder resourceSliceCount(@Nullable Long resourceSliceCount) {
      this.resourceSliceCount = resourceSliceCount;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourcePool build() {
      return new ResourcePool(generation, name, resourceSliceCount, unknownFields);
    }
  }
}
