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
 * A plugin of a profile.
 *
 * @param pluginRef required: name of the plugin
 * @param weight share of a scorer; its own default if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchedulingPlugin(
    @JsonProperty("pluginRef") @Nullable String pluginRef,
    @JsonProperty("weight") @Nullable Double weight,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public SchedulingPlugin {
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

  /** Builds {@link SchedulingPlugin}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String pluginRef;
    private @Nullable Double weight;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(SchedulingPlugin present) {
      pluginRef = present.pluginRef;
      weight = present.weight;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link SchedulingPlugin#pluginRef}. */
    public Builder pluginRef(@Nullable String pluginRef) {
      this.pluginRef = pluginRef;
      return this;
    }

    /** Sets {@link SchedulingPlugin#weight}. */
    public Builder weight(@Nullable Double weight) {
      this.weight = weight;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public SchedulingPlugin build() {
      return new SchedulingPlugin(pluginRef, weight, unknownFields);
    }
  }
}
