package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which calls go to which backends, and what is done to them.
 *
 * @param backendRefs where it goes; at most 16 items
 * @param filters what is done, in order; at most 16 items
 * @param matches one of them must hold; all requests if empty; at most 64 items
 * @param name its name; 1 to 253 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GRPCRouteRule(
    @JsonProperty("backendRefs") @Nullable List<GRPCBackendRef> backendRefs,
    @JsonProperty("filters") @Nullable List<GRPCRouteFilter> filters,
    @JsonProperty("matches") @Nullable List<GRPCRouteMatch> matches,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GRPCRouteRule {
    backendRefs = Frozen.list(backendRefs);
    filters = Frozen.list(filters);
    matches = Frozen.list(matches);
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

  /** Builds {@link GRPCRouteRule}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<GRPCBackendRef> backendRefs;
    private @Nullable List<GRPCRouteFilter> filters;
    private @Nullable List<GRPCRouteMatch> matches;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GRPCRouteRule present) {
      backendRefs = present.backendRefs;
      filters = present.filters;
      matches = present.matches;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GRPCRouteRule#backendRefs}. */
    public Builder backendRefs(@Nullable List<GRPCBackendRef> backendRefs) {
      this.backendRefs = Frozen.copy(backendRefs);
      return this;
    }

    /** Sets {@link GRPCRouteRule#filters}. */
    public Builder filters(@Nullable List<GRPCRouteFilter> filters) {
      this.filters = Frozen.copy(filters);
      return this;
    }

    /** Sets {@link GRPCRouteRule#matches}. */
    public Builder matches(@Nullable List<GRPCRouteMatch> matches) {
      this.matches = Frozen.copy(matches);
      return this;
    }

    /** Sets {@link GRPCRouteRule#name}. */
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
    public GRPCRouteRule build() {
      return new GRPCRouteRule(backendRefs, filters, matches, name, unknownFields);
    }
  }
}
