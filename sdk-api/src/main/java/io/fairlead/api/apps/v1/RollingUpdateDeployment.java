package io.fairlead.api.apps.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.IntOrString;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many pods may be missing or too many meanwhile.
 *
 * @param maxSurge how many may be too many, as a number or percentage
 * @param maxUnavailable how many may be missing, as a number or percentage
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollingUpdateDeployment(
    @JsonProperty("maxSurge") @Nullable IntOrString maxSurge,
    @JsonProperty("maxUnavailable") @Nullable IntOrString maxUnavailable,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public RollingUpdateDeployment {
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

  /** Builds {@link RollingUpdateDeployment}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable IntOrString maxSurge;
    private @Nullable IntOrString maxUnavailable;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(RollingUpdateDeployment present) {
      maxSurge = present.maxSurge;
      maxUnavailable = present.maxUnavailable;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link RollingUpdateDeployment#maxSurge}. */
    public Builder maxSurge(@Nullable IntOrString maxSurge) {
      this.maxSurge = maxSurge;
      return this;
    }

    /** Sets {@link RollingUpdateDeployment#maxUnavailable}. */
    public Builder maxUnavailable(@Nullable IntOrString maxUnavailable) {
      this.maxUnavailable = maxUnavailable;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public RollingUpdateDeployment build() {
      return new RollingUpdateDeployment(maxSurge, maxUnavailable, unknownFields);
    }
  }
}
