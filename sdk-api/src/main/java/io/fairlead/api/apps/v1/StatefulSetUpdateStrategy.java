package io.fairlead.api.apps.v1;

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
 * How old pods give way to new ones.
 *
 * @param rollingUpdate bounds, for RollingUpdate
 * @param type which one
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatefulSetUpdateStrategy(
    @JsonProperty("rollingUpdate") @Nullable RollingUpdateStatefulSetStrategy rollingUpdate,
    @JsonProperty("type") @Nullable StatefulSetUpdateStrategyType type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public StatefulSetUpdateStrategy {
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

  /** Builds {@link StatefulSetUpdateStrategy}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable RollingUpdateStatefulSetStrategy rollingUpdate;
    private @Nullable StatefulSetUpdateStrategyType type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(StatefulSetUpdateStrategy present) {
      rollingUpdate = present.rollingUpdate;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link StatefulSetUpdateStrategy#rollingUpdate}. */
    public Builder rollingUpdate(@Nullable RollingUpdateStatefulSetStrategy rollingUpdate) {
      this.rollingUpdate = rollingUpdate;
      return this;
    }

    /** Changes {@link StatefulSetUpdateStrategy#rollingUpdate}, starting from the present one. */
    public Builder rollingUpdate(UnaryOperator<RollingUpdateStatefulSetStrategy.Builder> changes) {
      rollingUpdate =
          changes
              .apply(
                  rollingUpdate == null
                      ? RollingUpdateStatefulSetStrategy.builder()
                      : rollingUpdate.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link StatefulSetUpdateStrategy#type}. */
    public Builder type(@Nullable StatefulSetUpdateStrategyType type) {
      this.type = type;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public StatefulSetUpdateStrategy build() {
      return new StatefulSetUpdateStrategy(rollingUpdate, type, unknownFields);
    }
  }
}
