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
 * Criteria for a request, all of which must hold.
 *
 * @param headers criteria for headers; at most 16 items, unique by name
 * @param method criterion for the method
 * @param path criterion for the path
 * @param queryParams criteria for query parameters; at most 16 items, unique by name
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPRouteMatch(
    @JsonProperty("headers") @Nullable List<HTTPHeaderMatch> headers,
    @JsonProperty("method") @Nullable HTTPMethod method,
    @JsonProperty("path") @Nullable HTTPPathMatch path,
    @JsonProperty("queryParams") @Nullable List<HTTPQueryParamMatch> queryParams,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPRouteMatch {
    headers = Frozen.list(headers);
    queryParams = Frozen.list(queryParams);
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
   * Returns {@link #path}, or {@code {"type":"PathPrefix","value":"/"}}, as the schema sets where
   * it is absent.
   */
  public HTTPPathMatch effectivePath() {
    return path == null
        ? HTTPPathMatch.builder().type(PathMatchType.PATH_PREFIX).value("/").build()
        : path;
  }

  /** Builds {@link HTTPRouteMatch}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<HTTPHeaderMatch> headers;
    private @Nullable HTTPMethod method;
    private @Nullable HTTPPathMatch path;
    private @Nullable List<HTTPQueryParamMatch> queryParams;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPRouteMatch present) {
      headers = present.headers;
      method = present.method;
      path = present.path;
      queryParams = present.queryParams;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPRouteMatch#headers}. */
    public Builder headers(@Nullable List<HTTPHeaderMatch> headers) {
      this.headers = Frozen.copy(headers);
      return this;
    }

    /** Sets {@link HTTPRouteMatch#method}. */
    public Builder method(@Nullable HTTPMethod method) {
      this.method = method;
      return this;
    }

    /** Sets {@link HTTPRouteMatch#path}. */
    public Builder path(@Nullable HTTPPathMatch path) {
      this.path = path;
      return this;
    }

    /** Changes {@link HTTPRouteMatch#path}, starting from the present one. */
    public Builder path(UnaryOperator<HTTPPathMatch.Builder> changes) {
      path = changes.apply(path == null ? HTTPPathMatch.builder() : path.toBuilder()).build();
      return this;
    }

    /** Sets {@link HTTPRouteMatch#queryParams}. */
    public Builder queryParams(@Nullable List<HTTPQueryParamMatch> queryParams) {
      this.queryParams = Frozen.copy(queryParams);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPRouteMatch build() {
      return new HTTPRouteMatch(headers, method, path, queryParams, unknownFields);
    }
  }
}
