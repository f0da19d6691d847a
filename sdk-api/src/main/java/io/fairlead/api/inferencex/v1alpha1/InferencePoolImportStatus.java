package io.fairlead.api.inferencex.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who exports the pool, as controllers report it.
 *
 * @param controllers one entry for each controller; required by the API, at most 8 items, unique by
 *     name
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferencePoolImportStatus(
    @JsonProperty("controllers") @Nullable List<ImportController> controllers,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public InferencePoolImportStatus {
    controllers = Frozen.list(controllers);
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

  /** Builds {@link InferencePoolImportStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<ImportController> controllers;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(InferencePoolImportStatus present) {
      controllers = present.controllers;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link InferencePoolImportStatus#controllers}. */
    public Builder controllers(@Nullable List<ImportController> controllers) {
      this.controllers = Frozen.copy(controllers);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public InferencePoolImportStatus build() {
      return new InferencePoolImportStatus(controllers, unknownFields);
    }
  }
}
