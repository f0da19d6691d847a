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
 * How endpoints are found.
 *
 * @param pluginRef required: name of the plugin
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscoveryConfig(
    @JsonProperty("pluginRef") @Nullable String pluginRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DiscoveryConfig {
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

  /** Builds {@link DiscoveryConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String pluginRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DiscoveryConfig present) {
      pluginRef = present.pluginRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DiscoveryConfig#pluginRef}. */
    public Builder pluginRef(@Nullable String pluginRef) {
      this.pluginRef = pluginRef;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DiscoveryConfig build() {
      return new DiscoveryConfig(pluginRef, unknownFields);
    }
  }
}
