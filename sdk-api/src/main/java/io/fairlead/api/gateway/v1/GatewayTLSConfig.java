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
 * TLS of a gateway on both sides.
 *
 * @param backend towards backends
 * @param frontend towards clients
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayTLSConfig(
    @JsonProperty("backend") @Nullable GatewayBackendTLS backend,
    @JsonProperty("frontend") @Nullable FrontendTLSConfig frontend,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GatewayTLSConfig {
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

  /** Builds {@link GatewayTLSConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable GatewayBackendTLS backend;
    private @Nullable FrontendTLSConfig frontend;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GatewayTLSConfig present) {
      backend = present.backend;
      frontend = present.frontend;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GatewayTLSConfig#backend}. */
    public Builder backend(@Nullable GatewayBackendTLS backend) {
      this.backend = backend;
      return this;
    }

    /** Changes {@link GatewayTLSConfig#backend}, starting from the present one. */
    public Builder backend(UnaryOperator<GatewayBackendTLS.Builder> changes) {
      backend =
          changes
              .apply(backend == null ? GatewayBackendTLS.builder() : backend.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link GatewayTLSConfig#frontend}. */
    public Builder frontend(@Nullable FrontendTLSConfig frontend) {
      this.frontend = frontend;
      return this;
    }

    /** Changes {@link GatewayTLSConfig#frontend}, starting from the present one. */
    public Builder frontend(UnaryOperator<FrontendTLSConfig.Builder> changes) {
      frontend =
          changes
              .apply(frontend == null ? FrontendTLSConfig.builder() : frontend.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GatewayTLSConfig build() {
      return new GatewayTLSConfig(backend, frontend, unknownFields);
    }
  }
}
