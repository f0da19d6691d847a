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
 * How many replicas there are.
 *
 * @param replicas how many there are; required by the API
 * @param selector label selector of the pods, as text
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaleStatus(
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonProperty("selector") @Nullable String selector,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScaleStatus {
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

  /** Builds {@link ScaleStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer replicas;
    private @Nullable String selector;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScaleStatus present) {
      replicas = present.replicas;
      selector = present.selector;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScaleStatus#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets {@link ScaleStatus#selector}. */
    public Builder selector(@Nullable String selector) {
      this.selector = selector;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ScaleStatus build() {
      return new ScaleStatus(replicas, selector, unknownFields);
    }
  }
}
