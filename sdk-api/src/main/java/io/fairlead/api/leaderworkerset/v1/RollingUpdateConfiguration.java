package io.fairlead.api.leaderworkerset.v1;

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
 * How many groups may be missing or too many meanwhile.
 *
 * @param maxSurge how many may be too many, as a number or percentage
 * @param maxUnavailable how many may be missing, as a number or percentage
 * @param partition those with a lower number keep the old template
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollingUpdateConfiguration(
    @JsonProperty("maxSurge") @Nullable IntOrString maxSurge,
    @JsonProperty("maxUnavailable") @Nullable IntOrString maxUnavailable,
    @JsonProperty("partition") @Nullable Integer partition,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public RollingUpdateConfiguration {
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

  /** Returns {@link #maxSurge}, or {@code 0}, as the schema sets where it is absent. */
  public IntOrString effectiveMaxSurge() {
    return maxSurge == null ? IntOrString.of(0) : maxSurge;
  }

  /** Returns {@link #maxUnavailable}, or {@code 1}, as the schema sets where it is absent. */
  public IntOrString effectiveMaxUnavailable() {
    return maxUnavailable == null ? IntOrString.of(1) : maxUnavailable;
  }

  /** Returns {@link #partition}, or {@code 0}, as the schema sets where it is absent. */
  public int effectivePartition() {
    return partition == null ? 0 : partition;
  }

  /** Builds {@link RollingUpdateConfiguration}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable IntOrString maxSurge;
    private @Nullable IntOrString maxUnavailable;
    private @Nullable Integer partition;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(RollingUpdateConfiguration present) {
      maxSurge = present.maxSurge;
      maxUnavailable = present.maxUnavailable;
      partition = present.partition;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link RollingUpdateConfiguration#maxSurge}. */
    public Builder maxSurge(@Nullable IntOrString maxSurge) {
      this.maxSurge = maxSurge;
      return this;
    }

    /** Sets {@link RollingUpdateConfiguration#maxUnavailable}. */
    public Builder maxUnavailable(@Nullable IntOrString maxUnavailable) {
      this.maxUnavailable = maxUnavailable;
      return this;
    }

    /** Sets {@link RollingUpdateConfiguration#partition}. */
    public Builder partition(@Nullable Integer partition) {
      this.partition = partition;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public RollingUpdateConfiguration build() {
      return new RollingUpdateConfiguration(maxSurge, maxUnavailable, partition, unknownFields);
    }
  }
}
