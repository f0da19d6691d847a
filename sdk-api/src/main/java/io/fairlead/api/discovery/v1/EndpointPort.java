package io.fairlead.api.discovery.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.core.v1.Protocol;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port of the endpoints.
 *
 * @param appProtocol what is spoken, for example kubernetes.io/h2c
 * @param name its name
 * @param port the port
 * @param protocol TCP, UDP or SCTP
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointPort(
    @JsonProperty("appProtocol") @Nullable String appProtocol,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("port") @Nullable Integer port,
    @JsonProperty("protocol") @Nullable Protocol protocol,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public EndpointPort {
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

  /** Returns {@link #protocol}, or {@code TCP}, as the server assumes where it is absent. */
  @ServerDefault
  public Protocol effectiveProtocol() {
    return protocol == null ? Protocol.TCP : protocol;
  }

  /** Builds {@link EndpointPort}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String appProtocol;
    private @Nullable String name;
    private @Nullable Integer port;
    private @Nullable Protocol protocol;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(EndpointPort present) {
      appProtocol = present.appProtocol;
      name = present.name;
      port = present.port;
      protocol = present.protocol;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link EndpointPort#appProtocol}. */
    public Builder appProtocol(@Nullable String appProtocol) {
      this.appProtocol = appProtocol;
      return this;
    }

    /** Sets {@link EndpointPort#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link EndpointPort#port}. */
    public Builder port(@Nullable Integer port) {
      this.port = port;
      return this;
    }

    /** Sets {@link EndpointPort#protocol}. */
    public Builder protocol(@Nullable Protocol protocol) {
      this.protocol = protocol;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public EndpointPort build() {
      return new EndpointPort(appProtocol, name, port, protocol, unknownFields);
    }
  }
}
