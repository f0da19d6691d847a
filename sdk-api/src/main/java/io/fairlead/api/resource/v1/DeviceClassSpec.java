package io.fairlead.api.resource.v1;

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
 * Which devices a class has, and how they are configured.
 *
 * @param config configuration
 * @param extendedResourceName extended resource for which the class may stand in
 * @param selectors criteria, all of which must hold
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceClassSpec(
    @JsonProperty("config") @Nullable List<DeviceClassConfiguration> config,
    @JsonProperty("extendedResourceName") @Nullable String extendedResourceName,
    @JsonProperty("selectors") @Nullable List<DeviceSelector> selectors,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceClassSpec {
    config = Frozen.list(config);
    selectors = Frozen.list(selectors);
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

  /** Builds {@link DeviceClassSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<DeviceClassConfiguration> config;
    private @Nullable String extendedResourceName;
    private @Nullable List<DeviceSelector> selectors;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceClassSpec present) {
      config = present.config;
      extendedResourceName = present.extendedResourceName;
      selectors = present.selectors;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceClassSpec#config}. */
    public Builder config(@Nullable List<DeviceClassConfiguration> config) {
      this.config = Frozen.copy(config);
      return this;
    }

    /** Sets {@link DeviceClassSpec#extendedResourceName}. */
    public Builder extendedResourceName(@Nullable String extendedResourceName) {
      this.extendedResourceName = extendedResourceName;
      return this;
    }

    /** Sets {@link DeviceClassSpec#selectors}. */
    public Builder selectors(@Nullable List<DeviceSelector> selectors) {
      this.selectors = Frozen.copy(selectors);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceClassSpec build() {
      return new DeviceClassSpec(config, extendedResourceName, selectors, unknownFields);
    }
  }
}
