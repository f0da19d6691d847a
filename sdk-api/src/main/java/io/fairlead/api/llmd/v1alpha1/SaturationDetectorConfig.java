package io.fairlead.api.llmd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who says that a pool is full.
 *
 * @param pluginRef name of the plugin
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SaturationDetectorConfig(
    @JsonProperty("pluginRef") @Nullable String pluginRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public SaturationDetectorConfig {
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
   * Returns {@link #pluginRef}, or {@code utilization-detector}, as the server assumes where it is
   * absent.
   */
  @ServerDefault
  public String effectivePluginRef() {
    return pluginRef == null ? "utilization-detector" : pluginRef;
  }

  /** Builds {@link SaturationDetectorConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String pluginRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(SaturationDetectorConfig present) {
      pluginRef = present.pluginRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link SaturationDetectorConfig#pluginRef}. */
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
    public SaturationDetectorConfig build() {
      return new SaturationDetectorConfig(pluginRef, unknownFields);
    }
  }
}
