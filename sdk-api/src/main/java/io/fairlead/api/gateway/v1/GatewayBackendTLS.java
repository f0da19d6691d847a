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
 * How a gateway speaks TLS to backends.
 *
 * @param clientCertificateRef the certificate shown to backends
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayBackendTLS(
    @JsonProperty("clientCertificateRef") @Nullable SecretObjectReference clientCertificateRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GatewayBackendTLS {
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

  /** Builds {@link GatewayBackendTLS}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable SecretObjectReference clientCertificateRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GatewayBackendTLS present) {
      clientCertificateRef = present.clientCertificateRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GatewayBackendTLS#clientCertificateRef}. */
    public Builder clientCertificateRef(@Nullable SecretObjectReference clientCertificateRef) {
      this.clientCertificateRef = clientCertificateRef;
      return this;
    }

    /** Changes {@link GatewayBackendTLS#clientCertificateRef}, starting from the present one. */
    public Builder clientCertificateRef(UnaryOperator<SecretObjectReference.Builder> changes) {
      clientCertificateRef =
          changes
              .apply(
                  clientCertificateRef == null
                      ? SecretObjectReference.builder()
                      : clientCertificateRef.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GatewayBackendTLS build() {
      return new GatewayBackendTLS(clientCertificateRef, unknownFields);
    }
  }
}
