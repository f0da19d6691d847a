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
 * Listeners, addresses and settings of a gateway.
 *
 * @param addresses where it is reached; at most 16 items
 * @param allowedListeners who may attach listener sets
 * @param gatewayClassName the class; required by the API, 1 to 253 characters
 * @param infrastructure what the objects made for it carry
 * @param listeners where traffic enters; required by the API, 1 to 64 items, unique by name
 * @param tls how TLS is spoken
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewaySpec(
    @JsonProperty("addresses") @Nullable List<GatewaySpecAddress> addresses,
    @JsonProperty("allowedListeners") @Nullable AllowedListeners allowedListeners,
    @JsonProperty("gatewayClassName") @Nullable String gatewayClassName,
    @JsonProperty("infrastructure") @Nullable GatewayInfrastructure infrastructure,
    @JsonProperty("listeners") @Nullable List<Listener> listeners,
    @JsonProperty("tls") @Nullable GatewayTLSConfig tls,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GatewaySpec {
    addresses = Frozen.list(addresses);
    listeners = Frozen.list(listeners);
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

  /** Builds {@link GatewaySpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<GatewaySpecAddress> addresses;
    private @Nullable AllowedListeners allowedListeners;
    private @Nullable String gatewayClassName;
    private @Nullable GatewayInfrastructure infrastructure;
    private @Nullable List<Listener> listeners;
    private @Nullable GatewayTLSConfig tls;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GatewaySpec present) {
      addresses = present.addresses;
      allowedListeners = present.allowedListeners;
      gatewayClassName = present.gatewayClassName;
      infrastructure = present.infrastructure;
      listeners = present.listeners;
      tls = present.tls;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GatewaySpec#addresses}. */
    public Builder addresses(@Nullable List<GatewaySpecAddress> addresses) {
      this.addresses = Frozen.copy(addresses);
      return this;
    }

    /** Sets {@link GatewaySpec#allowedListeners}. */
    public Builder allowedListeners(@Nullable AllowedListeners allowedListeners) {
      this.allowedListeners = allowedListeners;
      return this;
    }

    /** Changes {@link GatewaySpec#allowedListeners}, starting from the present one. */
    public Builder allowedListeners(UnaryOperator<AllowedListeners.Builder> changes) {
      allowedListeners =
          changes
              .apply(
                  allowedListeners == null
                      ? AllowedListeners.builder()
                      : allowedListeners.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link GatewaySpec#gatewayClassName}. */
    public Builder gatewayClassName(@Nullable String gatewayClassName) {
      this.gatewayClassName = gatewayClassName;
      return this;
    }

    /** Sets {@link GatewaySpec#infrastructure}. */
    public Builder infrastructure(@Nullable GatewayInfrastructure infrastructure) {
      this.infrastructure = infrastructure;
      return this;
    }

    /** Changes {@link GatewaySpec#infrastructure}, starting from the present one. */
    public Builder infrastructure(UnaryOperator<GatewayInfrastructure.Builder> changes) {
      infrastructure =
          changes
              .apply(
                  infrastructure == null
                      ? GatewayInfrastructure.builder()
                      : infrastructure.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link GatewaySpec#listeners}. */
    public Builder listeners(@Nullable List<Listener> listeners) {
      this.listeners = Frozen.copy(listeners);
      return this;
    }

    /** Sets {@link GatewaySpec#tls}. */
    public Builder tls(@Nullable GatewayTLSConfig tls) {
      this.tls = tls;
      return this;
    }

    /** Changes {@link GatewaySpec#tls}, starting from the present one. */
    public Builder tls(UnaryOperator<GatewayTLSConfig.Builder> changes) {
      tls = changes.apply(tls == null ? GatewayTLSConfig.builder() : tls.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GatewaySpec build() {
      return new GatewaySpec(
          addresses,
          allowedListeners,
          gatewayClassName,
          infrastructure,
          listeners,
          tls,
          unknownFields);
    }
  }
}
