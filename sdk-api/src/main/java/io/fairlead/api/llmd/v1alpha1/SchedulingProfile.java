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
 * The plugins that choose an endpoint together.
 *
 * @param name required
 * @param plugins in order
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchedulingProfile(
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("plugins") @Nullable List<SchedulingPlugin> plugins,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public SchedulingProfile {
    plugins = Frozen.list(plugins);
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

  /** Builds {@link SchedulingProfile}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable List<SchedulingPlugin> plugins;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(SchedulingProfile present) {
      name = present.name;
      plugins = present.plugins;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link SchedulingProfile#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link SchedulingProfile#plugins}. */
    public Builder plugins(@Nullable List<SchedulingPlugin> plugins) {
      this.plugins = Frozen.copy(plugins);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public SchedulingProfile build() {
      return new SchedulingProfile(name, plugins, unknownFields);
    }
  }
}
