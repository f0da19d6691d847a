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
 * Host names, parents and rules of a route.
 *
 * @param hostnames host names it is for; at most 16 items
 * @param parentRefs what the route attaches to; at most 32 items
 * @param rules in order; 1 to 16 items
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPRouteSpec(
    @JsonProperty("hostnames") @Nullable List<String> hostnames,
    @JsonProperty("parentRefs") @Nullable List<ParentReference> parentRefs,
    @JsonProperty("rules") @Nullable List<HTTPRouteRule> rules,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPRouteSpec {
    hostnames = Frozen.list(hostnames);
    parentRefs = Frozen.list(parentRefs);
    rules = Frozen.list(rules);
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
   * Returns {@link #rules}, or {@code [{"matches":[{"path":{"type":"PathPrefix","value":"/"}}]}]},
   * as the schema sets where it is absent.
   */
  public List<HTTPRouteRule> effectiveRules() {
    return rules == null
        ? List.of(
            HTTPRouteRule.builder()
                .matches(
                    List.of(
                        HTTPRouteMatch.builder()
                            .path(
                                HTTPPathMatch.builder()
                                    .type(PathMatchType.PATH_PREFIX)
                                    .value("/")
                                    .build())
                            .build()))
                .build())
        : rules;
  }

  /** Builds {@link HTTPRouteSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<String> hostnames;
    private @Nullable List<ParentReference> parentRefs;
    private @Nullable List<HTTPRouteRule> rules;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPRouteSpec present) {
      hostnames = present.hostnames;
      parentRefs = present.parentRefs;
      rules = present.rules;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPRouteSpec#hostnames}. */
    public Builder hostnames(@Nullable List<String> hostnames) {
      this.hostnames = Frozen.copy(hostnames);
      return this;
    }

    /** Sets {@link HTTPRouteSpec#parentRefs}. */
    public Builder parentRefs(@Nullable List<ParentReference> parentRefs) {
      this.parentRefs = Frozen.copy(parentRefs);
      return this;
    }

    /** Sets {@link HTTPRouteSpec#rules}. */
    public Builder rules(@Nullable List<HTTPRouteRule> rules) {
      this.rules = Frozen.copy(rules);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPRouteSpec build() {
      return new HTTPRouteSpec(hostnames, parentRefs, rules, unknownFields);
    }
  }
}
