package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A criterion for service and method.
 *
 * @param method name of the method; at most 1024 characters
 * @param service name of the service; at most 1024 characters
 * @param type which one
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GRPCMethodMatch(
    @JsonProperty("method") @Nullable String method,
    @JsonProperty("service") @Nullable String service,
    @JsonProperty("type") @Nullable GRPCMethodMatchType type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GRPCMethodMatch {
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

  /** Returns {@link #type}, or {@code Exact}, as the schema sets where it is absent. */
  public GRPCMethodMatchType effectiveType() {
    return type == null ? GRPCMethodMatchType.EXACT : type;
  }

  /** Builds {@link GRPCMethodMatch}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String method;
    private @Nullable String service;
    private @Nullable GRPCMethodMatchType type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GRPCMethodMatch present) {
      method = present.method;
      service = present.service;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GRPCMethodMatch#method}. */
    public Builder method(@Nullable String method) {
      this.method = method;
      return this;
    }

    /** Sets {@link GRPCMethodMatch#service}. */
    public Builder service(@Nullable String service) {
      this.service = service;
      return this;
    }

    /** Sets {@link GRPCMethodMatch#type}. */
    public Builder type(@Nullable GRPCMethodMatchType type) {
      this.type = type;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GRPCMethodMatch build() {
      return new GRPCMethodMatch(method, service, type, unknownFields);
    }
  }
}
