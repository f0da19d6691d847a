package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.IntOrString;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port of a service.
 *
 * @param appProtocol what is spoken, for example kubernetes.io/h2c
 * @param name its name
 * @param nodePort port on every node
 * @param port the port; required by the API
 * @param protocol TCP, UDP or SCTP
 * @param targetPort number or name of the pod's port; the same as port if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServicePort(
    @JsonProperty("appProtocol") @Nullable String appProtocol,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("nodePort") @Nullable Integer nodePort,
    @JsonProperty("port") @Nullable Integer port,
    @JsonProperty("protocol") @Nullable Protocol protocol,
    @JsonProperty("targetPort") @Nullable IntOrString targetPort,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ServicePort {
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

  /** Builds {@link ServicePort}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String appProtocol;
    private @Nullable String name;
    private @Nullable Integer nodePort;
    private @Nullable Integer port;
    private @Nullable Protocol protocol;
    private @Nullable IntOrString targetPort;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ServicePort present) {
      appProtocol = present.appProtocol;
      name = present.name;
      nodePort = present.nodePort;
      port = present.port;
      protocol = present.protocol;
      targetPort = present.targetPort;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ServicePort#appProtocol}. */
    public Builder appProtocol(@Nullable String appProtocol) {
      this.appProtocol = appProtocol;
      return this;
    }

    /** Sets {@link ServicePort#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ServicePort#nodePort}. */
    public Builder nodePort(@Nullable Integer nodePort) {
      this.nodePort = nodePort;
      return this;
    }

    /** Sets {@link ServicePort#port}. */
    public Builder port(@Nullable Integer port) {
      this.port = port;
      return this;
    }

    /** Sets {@link ServicePort#protocol}. */
    public Builder protocol(@Nullable Protocol protocol) {
      this.protocol = protocol;
      return this;
    }

    /** Sets {@link ServicePort#targetPort}. */
    public Builder targetPort(@Nullable IntOrString targetPort) {
      this.targetPort = targetPort;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ServicePort build() {
      return new ServicePort(
          appProtocol, name, nodePort, port, protocol, targetPort, unknownFields);
    }
  }
}
