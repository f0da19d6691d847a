package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port that a container listens on.
 *
 * @param containerPort the port; required by the API
 * @param hostIP address of the node
 * @param hostPort port on the node
 * @param name its name
 * @param protocol TCP, UDP or SCTP
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerPort(
    @JsonProperty("containerPort") @Nullable Integer containerPort,
    @JsonProperty("hostIP") @Nullable String hostIP,
    @JsonProperty("hostPort") @Nullable Integer hostPort,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("protocol") @Nullable Protocol protocol,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ContainerPort {
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

  /** Builds {@link ContainerPort}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer containerPort;
    private @Nullable String hostIP;
    private @Nullable Integer hostPort;
    private @Nullable String name;
    private @Nullable Protocol protocol;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ContainerPort present) {
      containerPort = present.containerPort;
      hostIP = present.hostIP;
      hostPort = present.hostPort;
      name = present.name;
      protocol = present.protocol;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ContainerPort#containerPort}. */
    public Builder containerPort(@Nullable Integer containerPort) {
      this.containerPort = containerPort;
      return this;
    }

    /** Sets {@link ContainerPort#hostIP}. */
    public Builder hostIP(@Nullable String hostIP) {
      this.hostIP = hostIP;
      return this;
    }

    /** Sets {@link ContainerPort#hostPort}. */
    public Builder hostPort(@Nullable Integer hostPort) {
      this.hostPort = hostPort;
      return this;
    }

    /** Sets {@link ContainerPort#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ContainerPort#protocol}. */
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
    public ContainerPort build() {
      return new ContainerPort(containerPort, hostIP, hostPort, name, protocol, unknownFields);
    }
  }
}
