package io.fairlead.api.llmd.v1alpha1;

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
 * A source of state.
 *
 * @param pluginRef required: name of the plugin
 * @param extractors what is taken out of it
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataLayerSource(
    @JsonProperty("pluginRef") @Nullable String pluginRef,
    @JsonProperty("extractors") @Nullable List<DataLayerExtractor> extractors,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DataLayerSource {
    extractors = Frozen.list(extractors);
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

  /** Builds {@link DataLayerSource}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String pluginRef;
    private @Nullable List<DataLayerExtractor> extractors;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DataLayerSource present) {
      pluginRef = present.pluginRef;
      extractors = present.extractors;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DataLayerSource#pluginRef}. */
    public Builder pluginRef(@Nullable String pluginRef) {
      this.pluginRef = pluginRef;
      return this;
    }

    /** Sets {@link DataLayerSource#extractors}. */
    public Builder extractors(@Nullable List<DataLayerExtractor> extractors) {
      this.extractors = Frozen.copy(extractors);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DataLayerSource build() {
      return new DataLayerSource(pluginRef, extractors, unknownFields);
    }
  }
}
