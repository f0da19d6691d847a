package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do when a trigger keeps failing.
 *
 * @param behavior from what the number is taken
 * @param failureThreshold failures in a row before it takes effect; required by the API, at least 0
 * @param replicas how many there should be; required by the API, at least 0
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fallback(
    @JsonProperty("behavior") @Nullable FallbackBehavior behavior,
    @JsonProperty("failureThreshold") @Nullable Integer failureThreshold,
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Fallback {
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

  /** Returns {@link #behavior}, or {@code static}, as the schema sets where it is absent. */
  public FallbackBehavior effectiveBehavior() {
    return behavior == null ? FallbackBehavior.STATIC : behavior;
  }

  /** Builds {@link Fallback}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable FallbackBehavior behavior;
    private @Nullable Integer failureThreshold;
    private @Nullable Integer replicas;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Fallback present) {
      behavior = present.behavior;
      failureThreshold = present.failureThreshold;
      replicas = present.replicas;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Fallback#behavior}. */
    public Builder behavior(@Nullable FallbackBehavior behavior) {
      this.behavior = behavior;
      return this;
    }

    /** Sets {@link Fallback#failureThreshold}. */
    public Builder failureThreshold(@Nullable Integer failureThreshold) {
      this.failureThreshold = failureThreshold;
      return this;
    }

    /** Sets {@link Fallback#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Fallback build() {
      return new Fallback(behavior, failureThreshold, replicas, unknownFields);
    }
  }
}
