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
 * What is scaled; a Deployment unless it says otherwise.
 *
 * @param apiVersion group and version of the object meant
 * @param envSourceContainerName container whose environment the triggers see
 * @param kind its kind
 * @param name its name; required by the API, not empty
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaleTarget(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("envSourceContainerName") @Nullable String envSourceContainerName,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScaleTarget {
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

  /** Builds {@link ScaleTarget}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String envSourceContainerName;
    private @Nullable String kind;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScaleTarget present) {
      apiVersion = present.apiVersion;
      envSourceContainerName = present.envSourceContainerName;
      kind = present.kind;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScaleTarget#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link ScaleTarget#envSourceContainerName}. */
    public Builder envSourceContainerName(@Nullable String envSourceContainerName) {
      this.envSourceContainerName = envSourceContainerName;
      return this;
    }

    /** Sets {@link ScaleTarget#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link ScaleTarget#name}. */
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
    public ScaleTarget build() {
      return new ScaleTarget(apiVersion, envSourceContainerName, kind, name, unknownFields);
    }
  }
}
