package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a service finds its pods and is reached.
 *
 * @param clusterIP its stable address; None for a headless service
 * @param clusterIPs its stable addresses
 * @param externalName a name outside of the cluster
 * @param internalTrafficPolicy Cluster or Local
 * @param ipFamilies IPv4, IPv6 or both
 * @param ipFamilyPolicy SingleStack, PreferDualStack or RequireDualStack
 * @param ports the ports; unique by port and protocol
 * @param publishNotReadyAddresses whether pods count that are not ready
 * @param selector labels of the pods behind it
 * @param trafficDistribution which endpoints are preferred
 * @param type which one
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceSpec(
    @JsonProperty("clusterIP") @Nullable String clusterIP,
    @JsonProperty("clusterIPs") @Nullable List<String> clusterIPs,
    @JsonProperty("externalName") @Nullable String externalName,
    @JsonProperty("internalTrafficPolicy") @Nullable String internalTrafficPolicy,
    @JsonProperty("ipFamilies") @Nullable List<String> ipFamilies,
    @JsonProperty("ipFamilyPolicy") @Nullable String ipFamilyPolicy,
    @JsonProperty("ports") @Nullable List<ServicePort> ports,
    @JsonProperty("publishNotReadyAddresses") @Nullable Boolean publishNotReadyAddresses,
    @JsonProperty("selector") @Nullable Map<String, String> selector,
    @JsonProperty("trafficDistribution") @Nullable String trafficDistribution,
    @JsonProperty("type") @Nullable ServiceType type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ServiceSpec {
    clusterIPs = Frozen.list(clusterIPs);
    ipFamilies = Frozen.list(ipFamilies);
    ports = Frozen.list(ports);
    selector = Frozen.map(selector);
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

  /** Returns {@link #type}, or {@code ClusterIP}, as the server assumes where it is absent. */
  @ServerDefault
  public ServiceType effectiveType() {
    return type == null ? ServiceType.CLUSTER_IP : type;
  }

  /** Builds {@link ServiceSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String clusterIP;
    private @Nullable List<String> clusterIPs;
    private @Nullable String externalName;
    private @Nullable String internalTrafficPolicy;
    private @Nullable List<String> ipFamilies;
    private @Nullable String ipFamilyPolicy;
    private @Nullable List<ServicePort> ports;
    private @Nullable Boolean publishNotReadyAddresses;
    private @Nullable Map<String, String> selector;
    private @Nullable String trafficDistribution;
    private @Nullable ServiceType type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ServiceSpec present) {
      clusterIP = present.clusterIP;
      clusterIPs = present.clusterIPs;
      externalName = present.externalName;
      internalTrafficPolicy = present.internalTrafficPolicy;
      ipFamilies = present.ipFamilies;
      ipFamilyPolicy = present.ipFamilyPolicy;
      ports = present.ports;
      publishNotReadyAddresses = present.publishNotReadyAddresses;
      selector = present.selector;
      trafficDistribution = present.trafficDistribution;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ServiceSpec#clusterIP}. */
    public Builder clusterIP(@Nullable String clusterIP) {
      this.clusterIP = clusterIP;
      return this;
    }

    /** Sets {@link ServiceSpec#clusterIPs}. */
    public Builder clusterIPs(@Nullable List<String> clusterIPs) {
      this.clusterIPs = Frozen.copy(clusterIPs);
      return this;
    }

    /** Sets {@link ServiceSpec#externalName}. */
    public Builder externalName(@Nullable String externalName) {
      this.externalName = externalName;
      return this;
    }

    /** Sets {@link ServiceSpec#internalTrafficPolicy}. */
    public Builder internalTrafficPolicy(@Nullable String internalTrafficPolicy) {
      this.internalTrafficPolicy = internalTrafficPolicy;
      return this;
    }

    /** Sets {@link ServiceSpec#ipFamilies}. */
    public Builder ipFamilies(@Nullable List<String> ipFamilies) {
      this.ipFamilies = Frozen.copy(ipFamilies);
      return this;
    }

    /** Sets {@link ServiceSpec#ipFamilyPolicy}. */
    public Builder ipFamilyPolicy(@Nullable String ipFamilyPolicy) {
      this.ipFamilyPolicy = ipFamilyPolicy;
      return this;
    }

    /** Sets {@link ServiceSpec#ports}. */
    public Builder ports(@Nullable List<ServicePort> ports) {
      this.ports = Frozen.copy(ports);
      return this;
    }

    /** Sets {@link ServiceSpec#publishNotReadyAddresses}. */
    public Builder publishNotReadyAddresses(@Nullable Boolean publishNotReadyAddresses) {
      this.publishNotReadyAddresses = publishNotReadyAddresses;
      return this;
    }

    /** Sets {@link ServiceSpec#selector}. */
    public Builder selector(@Nullable Map<String, String> selector) {
      this.selector = Frozen.copy(selector);
      return this;
    }

    /** Sets {@link ServiceSpec#trafficDistribution}. */
    public Builder trafficDistribution(@Nullable String trafficDistribution) {
      this.trafficDistribution = trafficDistribution;
      return this;
    }

    /** Sets {@link ServiceSpec#type}. */
    public Builder type(@Nullable ServiceType type) {
      this.type = type;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ServiceSpec build() {
      return new ServiceSpec(
          clusterIP,
          clusterIPs,
          externalName,
          internalTrafficPolicy,
          ipFamilies,
          ipFamilyPolicy,
          ports,
          publishNotReadyAddresses,
          selector,
          trafficDistribution,
          type,
          unknownFields);
    }
  }
}
