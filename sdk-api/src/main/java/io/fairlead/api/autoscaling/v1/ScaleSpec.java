package io.fairlead.api.autoscaling.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas there should be.
 *
 * @param replicas how many there should be
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaleSpec(
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScaleSpec {
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

  /** Builds {@link ScaleSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer replicas;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScaleSpec present) {
      replicas = present.replicas;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScaleSpec#replicas}. */
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
    public ScaleSpec build() {
      return new ScaleSpec(replicas, unknownFields);
    }
  }
}
