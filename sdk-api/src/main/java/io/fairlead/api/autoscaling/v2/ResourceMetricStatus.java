package io.fairlead.api.autoscaling.v2;

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
 * The last value of a resource.
 *
 * @param current the last value; required by the API
 * @param name its name; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceMetricStatus(
    @JsonProperty("current") @Nullable MetricValueStatus current,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceMetricStatus {
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

  /** Builds {@link ResourceMetricStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable MetricValueStatus current;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceMetricStatus present) {
      current = present.current;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceMetricStatus#current}. */
    public Builder current(@Nullable MetricValueStatus current) {
      this.current = current;
      return this;
    }

    /** Changes {@link ResourceMetricStatus#current}, starting from the present one. */
    public Builder current(UnaryOperator<MetricValueStatus.Builder> changes) {
      current =
          changes
              .apply(current == null ? MetricValueStatus.builder() : current.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ResourceMetricStatus#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceMetricStatus build() {
      return new ResourceMetricStatus(current, name, unknownFields);
    }
  }
}
