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
 * A port on which a gateway accepts traffic.
 *
 * @param allowedRoutes which routes may attach
 * @param hostname its name; 1 to 253 characters
 * @param name its name; required by the API, 1 to 253 characters
 * @param port the port; required by the API, 1 to 65535
 * @param protocol for example HTTP, HTTPS or TLS; required by the API, 1 to 255 characters
 * @param tls how TLS is spoken
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listener(
    @JsonProperty("allowedRoutes") @Nullable AllowedRoutes allowedRoutes,
    @JsonProperty("hostname") @Nullable String hostname,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("port") @Nullable Integer port,
    @JsonProperty("protocol") @Nullable String protocol,
    @JsonProperty("tls") @Nullable ListenerTLSConfig tls,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Listener {
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
   * Returns {@link #allowedRoutes}, or {@code {"namespaces":{"from":"Same"}}}, as the schema sets
   * where it is absent.
   */
  public AllowedRoutes effectiveAllowedRoutes() {
    return allowedRoutes == null
        ? AllowedRoutes.builder()
            .namespaces(RouteNamespaces.builder().from(FromNamespaces.SAME).build())
            .build()
        : allowedRoutes;
  }

  /** Builds {@link Listener}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable AllowedRoutes allowedRoutes;
    private @Nullable String hostname;
    private @Nullable String name;
    private @Nullable Integer port;
    private @Nullable String protocol;
    private @Nullable ListenerTLSConfig tls;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Listener present) {
      allowedRoutes = present.allowedRoutes;
      hostname = present.hostname;
      name = present.name;
      port = present.port;
      protocol = present.protocol;
      tls = present.tls;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Listener#allowedRoutes}. */
    public Builder allowedRoutes(@Nullable AllowedRoutes allowedRoutes) {
      this.allowedRoutes = allowedRoutes;
      return this;
    }

    /** Changes {@link Listener#allowedRoutes}, starting from the present one. */
    public Builder allowedRoutes(UnaryOperator<AllowedRoutes.Builder> changes) {
      allowedRoutes =
          changes
              .apply(allowedRoutes == null ? AllowedRoutes.builder() : allowedRoutes.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link Listener#hostname}. */
    public Builder hostname(@Nullable String hostname) {
      this.hostname = hostname;
      return this;
    }

    /** Sets {@link Listener#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link Listener#port}. */
    public Builder port(@Nullable Integer port) {
      this.port = port;
      return this;
    }

    /** Sets {@link Listener#protocol}. */
    public Builder protocol(@Nullable String protocol) {
      this.protocol = protocol;
      return this;
    }

    /** Sets {@link Listener#tls}. */
    public Builder tls(@Nullable ListenerTLSConfig tls) {
      this.tls = tls;
      return this;
    }

    /** Changes {@link Listener#tls}, starting from the present one. */
    public Builder tls(UnaryOperator<ListenerTLSConfig.Builder> changes) {
      tls = changes.apply(tls == null ? ListenerTLSConfig.builder() : tls.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Listener build() {
      return new Listener(allowedRoutes, hostname, name, port, protocol, tls, unknownFields);
    }
  }
}
