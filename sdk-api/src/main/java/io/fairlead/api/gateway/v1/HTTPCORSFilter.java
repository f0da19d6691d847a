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
 * Answers cross-origin requests.
 *
 * @param allowCredentials whether credentials may be sent
 * @param allowHeaders headers that may be sent; at most 64 items, a set
 * @param allowMethods methods that may be used; at most 9 items, a set
 * @param allowOrigins who may ask; at most 64 items, a set
 * @param exposeHeaders headers that scripts may see; at most 64 items, a set
 * @param maxAge seconds the answer may be kept; at least 1
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPCORSFilter(
    @JsonProperty("allowCredentials") @Nullable Boolean allowCredentials,
    @JsonProperty("allowHeaders") @Nullable List<String> allowHeaders,
    @JsonProperty("allowMethods") @Nullable List<HTTPMethodWithWildcard> allowMethods,
    @JsonProperty("allowOrigins") @Nullable List<String> allowOrigins,
    @JsonProperty("exposeHeaders") @Nullable List<String> exposeHeaders,
    @JsonProperty("maxAge") @Nullable Integer maxAge,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPCORSFilter {
    allowHeaders = Frozen.list(allowHeaders);
    allowMethods = Frozen.list(allowMethods);
    allowOrigins = Frozen.list(allowOrigins);
    exposeHeaders = Frozen.list(exposeHeaders);
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

  /** Returns {@link #maxAge}, or {@code 5}, as the schema sets where it is absent. */
  public int effectiveMaxAge() {
    return maxAge == null ? 5 : maxAge;
  }

  /** Builds {@link HTTPCORSFilter}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Boolean allowCredentials;
    private @Nullable List<String> allowHeaders;
    private @Nullable List<HTTPMethodWithWildcard> allowMethods;
    private @Nullable List<String> allowOrigins;
    private @Nullable List<String> exposeHeaders;
    private @Nullable Integer maxAge;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPCORSFilter present) {
      allowCredentials = present.allowCredentials;
      allowHeaders = present.allowHeaders;
      allowMethods = present.allowMethods;
      allowOrigins = present.allowOrigins;
      exposeHeaders = present.exposeHeaders;
      maxAge = present.maxAge;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPCORSFilter#allowCredentials}. */
    public Builder allowCredentials(@Nullable Boolean allowCredentials) {
      this.allowCredentials = allowCredentials;
      return this;
    }

    /** Sets {@link HTTPCORSFilter#allowHeaders}. */
    public Builder allowHeaders(@Nullable List<String> allowHeaders) {
      this.allowHeaders = Frozen.copy(allowHeaders);
      return this;
    }

    /** Sets {@link HTTPCORSFilter#allowMethods}. */
    public Builder allowMethods(@Nullable List<HTTPMethodWithWildcard> allowMethods) {
      this.allowMethods = Frozen.copy(allowMethods);
      return this;
    }

    /** Sets {@link HTTPCORSFilter#allowOrigins}. */
    public Builder allowOrigins(@Nullable List<String> allowOrigins) {
      this.allowOrigins = Frozen.copy(allowOrigins);
      return this;
    }

    /** Sets {@link HTTPCORSFilter#exposeHeaders}. */
    public Builder exposeHeaders(@Nullable List<String> exposeHeaders) {
      this.exposeHeaders = Frozen.copy(exposeHeaders);
      return this;
    }

    /** Sets {@link HTTPCORSFilter#maxAge}. */
    public Builder maxAge(@Nullable Integer maxAge) {
      this.maxAge = maxAge;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPCORSFilter build() {
      return new HTTPCORSFilter(
          allowCredentials,
          allowHeaders,
          allowMethods,
          allowOrigins,
          exposeHeaders,
          maxAge,
          unknownFields);
    }
  }
}
