package io.fairlead.api.autoscaling.v2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.LabelSelector;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which metric, and which of its series.
 *
 * @param name its name; required by the API
 * @param selector labels of what belongs to it
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricIdentifier(
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("selector") @Nullable LabelSelector selector,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public MetricIdentifier {
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

  /** Builds {@link MetricIdentifier}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable LabelSelector selector;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(MetricIdentifier present) {
      name = present.name;
      selector = present.selector;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link MetricIdentifier#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link MetricIdentifier#selector}. */
    public Builder selector(@Nullable LabelSelector selector) {
      this.selector = selector;
      return this;
    }

    /** Changes {@link MetricIdentifier#selector}, starting from the present one. */
    public Builder selector(UnaryOperator<LabelSelector.Builder> changes) {
      selector =
          changes.apply(selector == null ? LabelSelector.builder() : selector.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public MetricIdentifier build() {
      return new MetricIdentifier(name, selector, unknownFields);
    }
  }
}
