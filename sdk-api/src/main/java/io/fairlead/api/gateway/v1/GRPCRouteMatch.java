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
 * Criteria for a call, all of which must hold.
 *
 * @param headers criteria for headers; at most 16 items, unique by name
 * @param method criterion for the method
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GRPCRouteMatch(
    @JsonProperty("headers") @Nullable List<GRPCHeaderMatch> headers,
    @JsonProperty("method") @Nullable GRPCMethodMatch method,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GRPCRouteMatch {
    headers = Frozen.list(headers);
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

  /** Builds {@link GRPCRouteMatch}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<GRPCHeaderMatch> headers;
    private @Nullable GRPCMethodMatch method;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GRPCRouteMatch present) {
      headers = present.headers;
      method = present.method;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GRPCRouteMatch#headers}. */
    public Builder headers(@Nullable List<GRPCHeaderMatch> headers) {
      this.headers = Frozen.copy(headers);
      return this;
    }

    /** Sets {@link GRPCRouteMatch#method}. */
    public Builder method(@Nullable GRPCMethodMatch method) {
      this.method = method;
      return this;
    }

    /** Changes {@link GRPCRouteMatch#method}, starting from the present one. */
    public Builder method(UnaryOperator<GRPCMethodMatch.Builder> changes) {
      method =
          changes.apply(method == null ? GRPCMethodMatch.builder() : method.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GRPCRouteMatch build() {
      return new GRPCRouteMatch(headers, method, unknownFields);
    }
  }
}
