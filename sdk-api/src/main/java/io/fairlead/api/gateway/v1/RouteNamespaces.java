package io.fairlead.api.gateway.v1;

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
 * Namespaces whose routes may attach.
 *
 * @param from from which namespaces
 * @param selector labels of what belongs to it
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RouteNamespaces(
    @JsonProperty("from") @Nullable FromNamespaces from,
    @JsonProperty("selector") @Nullable LabelSelector selector,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public RouteNamespaces {
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

  /** Returns {@link #from}, or {@code Same}, as the schema sets where it is absent. */
  public FromNamespaces effectiveFrom() {
    return from == null ? FromNamespaces.SAME : from;
  }

  /** Builds {@link RouteNamespaces}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable FromNamespaces from;
    private @Nullable LabelSelector selector;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(RouteNamespaces present) {
      from = present.from;
      selector = present.selector;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link RouteNamespaces#from}. */
    public Builder from(@Nullable FromNamespaces from) {
      this.from = from;
      return this;
    }

    /** Sets {@link RouteNamespaces#selector}. */
    public Builder selector(@Nullable LabelSelector selector) {
      this.selector = selector;
      return this;
    }

    /** Changes {@link RouteNamespaces#selector}, starting from the present one. */
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
    public RouteNamespaces build() {
      return new RouteNamespaces(from, selector, unknownFields);
    }
  }
}
