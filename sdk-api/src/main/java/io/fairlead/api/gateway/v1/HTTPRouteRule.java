package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which requests go to which backends, and what is done to them.
 *
 * @param backendRefs where it goes; at most 16 items
 * @param filters what is done, in order; at most 16 items
 * @param matches one of them must hold; all requests if empty; at most 64 items
 * @param name its name; 1 to 253 characters
 * @param timeouts how long it may take
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPRouteRule(
    @JsonProperty("backendRefs") @Nullable List<HTTPBackendRef> backendRefs,
    @JsonProperty("filters") @Nullable List<HTTPRouteFilter> filters,
    @JsonProperty("matches") @Nullable List<HTTPRouteMatch> matches,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("timeouts") @Nullable HTTPRouteTimeouts timeouts,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPRouteRule {
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

  /**
   * Returns {@link #matches}, or {@code [{"path":{"type":"PathPrefix","value":"/"}}]}, as the
   * schema sets where it is absent.
   */
  public List<HTTPRouteMatch> effectiveMatches() {
    return matches == null
        ? List.of(
            HTTPRouteMatch.builder()
                .path(HTTPPathMatch.builder().type(PathMatchType.PATH_PREFIX).value("/").build())
                .build())
        : matches;
  }

  /** Builds {@link HTTPRouteRule}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<HTTPBackendRef> backendRefs;
    private @Nullable List<HTTPRouteFilter> filters;
    private @Nullable List<HTTPRouteMatch> matches;
    private @Nullable String name;
    private @Nullable HTTPRouteTimeouts timeouts;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPRouteRule present) {
      backendRefs = present.backendRefs;
      filters = present.filters;
      matches = present.matches;
      name = present.name;
      timeouts = present.timeouts;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPRouteRule#backendRefs}. */
    public Builder backendRefs(@Nullable List<HTTPBackendRef> backendRefs) {
      this.backendRefs = Frozen.copy(backendRefs);
      return this;
    }

    /** Sets {@link HTTPRouteRule#filters}. */
    public Builder filters(@Nullable List<HTTPRouteFilter> filters) {
      this.filters = Frozen.copy(filters);
      return this;
    }

    /** Sets {@link HTTPRouteRule#matches}. */
    public Builder matches(@Nullable List<HTTPRouteMatch> matches) {
      this.matches = Frozen.copy(matches);
      return this;
    }

    /** Sets {@link HTTPRouteRule#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link HTTPRouteRule#timeouts}. */
    public Builder timeouts(@Nullable HTTPRouteTimeouts timeouts) {
      this.timeouts = timeouts;
      return this;
    }

    /** Changes {@link HTTPRouteRule#timeouts}, starting from the present one. */
    public Builder timeouts(UnaryOperator<HTTPRouteTimeouts.Builder> changes) {
      timeouts =
          changes
              .apply(timeouts == null ? HTTPRouteTimeouts.builder() : timeouts.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPRouteRule build() {
      return new HTTPRouteRule(backendRefs, filters, matches, name, timeouts, unknownFields);
    }
  }
}
