package io.fairlead.api.gateway.v1;

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
 * Answers with a redirect.
 *
 * @param hostname its name; 1 to 253 characters
 * @param path how the path is changed
 * @param port the port; 1 to 65535
 * @param scheme http or https
 * @param statusCode status of the answer
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPRequestRedirectFilter(
    @JsonProperty("hostname") @Nullable String hostname,
    @JsonProperty("path") @Nullable HTTPPathModifier path,
    @JsonProperty("port") @Nullable Integer port,
    @JsonProperty("scheme") @Nullable RedirectScheme scheme,
    @JsonProperty("statusCode") @Nullable Long statusCode,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPRequestRedirectFilter {
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

  /** Returns {@link #statusCode}, or {@code 302}, as the schema sets where it is absent. */
  public long effectiveStatusCode() {
    return statusCode == null ? 302L : statusCode;
  }

  /** Builds {@link HTTPRequestRedirectFilter}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String hostname;
    private @Nullable HTTPPathModifier path;
    private @Nullable Integer port;
    private @Nullable RedirectScheme scheme;
    private @Nullable Long statusCode;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPRequestRedirectFilter present) {
      hostname = present.hostname;
      path = present.path;
      port = present.port;
      scheme = present.scheme;
      statusCode = present.statusCode;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPRequestRedirectFilter#hostname}. */
    public Builder hostname(@Nullable String hostname) {
      this.hostname = hostname;
      return this;
    }

    /** Sets {@link HTTPRequestRedirectFilter#path}. */
    public Builder path(@Nullable HTTPPathModifier path) {
      this.path = path;
      return this;
    }

    /** Changes {@link HTTPRequestRedirectFilter#path}, starting from the present one. */
    public Builder path(UnaryOperator<HTTPPathModifier.Builder> changes) {
      path = changes.apply(path == null ? HTTPPathModifier.builder() : path.toBuilder()).build();
      return this;
    }

    /** Sets {@link HTTPRequestRedirectFilter#port}. */
    public Builder port(@Nullable Integer port) {
      this.port = port;
      return this;
    }

    /** Sets {@link HTTPRequestRedirectFilter#scheme}. */
    public Builder scheme(@Nullable RedirectScheme scheme) {
      this.scheme = scheme;
      return this;
    }

    /** Sets {@link HTTPRequestRedirectFilter#statusCode}. */
    public Builder statusCode(@Nullable Long statusCode) {
      this.statusCode = statusCode;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPRequestRedirectFilter build() {
      return new HTTPRequestRedirectFilter(hostname, path, port, scheme, statusCode, unknownFields);
    }
  }
}
