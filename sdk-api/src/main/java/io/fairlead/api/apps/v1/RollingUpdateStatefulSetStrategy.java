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
 * Which pods are replaced, and how many at a time.
 *
 * @param maxUnavailable how many may be missing, as a number or percentage
 * @param partition those with a lower number keep the old template
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollingUpdateStatefulSetStrategy(
    @JsonProperty("maxUnavailable") @Nullable IntOrString maxUnavailable,
    @JsonProperty("partition") @Nullable Integer partition,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public RollingUpdateStatefulSetStrategy {
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

  /** Builds {@link RollingUpdateStatefulSetStrategy}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable IntOrString maxUnavailable;
    private @Nullable Integer partition;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(RollingUpdateStatefulSetStrategy present) {
      maxUnavailable = present.maxUnavailable;
      partition = present.partition;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link RollingUpdateStatefulSetStrategy#maxUnavailable}. */
    public Builder maxUnavailable(@Nullable IntOrString maxUnavailable) {
      this.maxUnavailable = maxUnavailable;
      return this;
    }

    /** Sets {@link RollingUpdateStatefulSetStrategy#partition}. */
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
    public RollingUpdateStatefulSetStrategy build() {
      return new RollingUpdateStatefulSetStrategy(maxUnavailable, partition, unknownFields);
    }
  }
}
