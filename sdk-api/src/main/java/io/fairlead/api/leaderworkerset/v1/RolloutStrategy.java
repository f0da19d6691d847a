package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How old groups give way to new ones.
 *
 * @param rollingUpdateConfiguration bounds, for RollingUpdate
 * @param type which one; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RolloutStrategy(
    @JsonProperty("rollingUpdateConfiguration")
        @Nullable RollingUpdateConfiguration rollingUpdateConfiguration,
    @JsonProperty("type") @Nullable RolloutStrategyType type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public RolloutStrategy {
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

  /** Returns {@link #type}, or {@code RollingUpdate}, as the schema sets where it is absent. */
  public RolloutStrategyType effectiveType() {
    return type == null ? RolloutStrategyType.ROLLING_UPDATE : type;
  }

  /** Builds {@link RolloutStrategy}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable RollingUpdateConfiguration rollingUpdateConfiguration;
    private @Nullable RolloutStrategyType type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(RolloutStrategy present) {
      rollingUpdateConfiguration = present.rollingUpdateConfiguration;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link RolloutStrategy#rollingUpdateConfiguration}. */
    public Builder rollingUpdateConfiguration(
        @Nullable RollingUpdateConfiguration rollingUpdateConfiguration) {
      this.rollingUpdateConfiguration = rollingUpdateConfiguration;
      return this;
    }

    /**
     * Changes {@link RolloutStrategy#rollingUpdateConfiguration}, starting from the present one.
     */
    public Builder rollingUpdateConfiguration(
        UnaryOperator<RollingUpdateConfiguration.Builder> changes) {
      rollingUpdateConfiguration =
          changes
              .apply(
                  rollingUpdateConfiguration == null
                      ? RollingUpdateConfiguration.builder()
                      : rollingUpdateConfiguration.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link RolloutStrategy#type}. */
    public Builder type(@Nullable RolloutStrategyType type) {
      this.type = type;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public RolloutStrategy build() {
      return new RolloutStrategy(rollingUpdateConfiguration, type, unknownFields);
    }
  }
}
