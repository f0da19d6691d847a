package io.fairlead.api.llmd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plugin and its parameters.
 *
 * @param name how it is referred to; its type if absent
 * @param type required: which plugin
 * @param parameters whatever the type of plugin takes
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PluginSpec(
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("type") @Nullable String type,
    @JsonProperty("parameters") @Nullable Json parameters,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PluginSpec {
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

  /** Builds {@link PluginSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String type;
    private @Nullable Json parameters;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PluginSpec present) {
      name = present.name;
      type = present.type;
      parameters = present.parameters;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PluginSpec#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link PluginSpec#type}. */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets {@link PluginSpec#parameters}. */
    public Builder parameters(@Nullable Json parameters) {
      this.parameters = parameters;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PluginSpec build() {
      return new PluginSpec(name, type, parameters, unknownFields);
    }
  }
}
