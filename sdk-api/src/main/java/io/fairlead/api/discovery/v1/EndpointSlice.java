package io.fairlead.api.discovery.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Some of the endpoints of a service.
 *
 * @param apiVersion always that of {@link #TYPE} unless it was read so
 * @param kind always that of {@link #TYPE} unless it was read so
 * @param metadata name, labels and the like
 * @param addressType what the addresses are; required by the API
 * @param endpoints the endpoints
 * @param ports the ports
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "addressType", "endpoints", "ports"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointSlice(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("addressType") @Nullable AddressType addressType,
    @JsonProperty("endpoints") @Nullable List<Endpoint> endpoints,
    @JsonProperty("ports") @Nullable List<EndpointPort> ports,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<EndpointSlice> TYPE =
      new ResourceType<>(
          "discovery.k8s.io",
          "v1",
          "EndpointSlice",
          "endpointslices",
          true,
          List.of(),
          EndpointSlice.class);

  public EndpointSlice {
    apiVersion = apiVersion == null ? TYPE.apiVersion() : apiVersion;
    kind = kind == null ? TYPE.kind() : kind;
    metadata = metadata == null ? ObjectMeta.ABSENT : metadata;
    endpoints = Frozen.list(endpoints);
    ports = Frozen.list(ports);
    unknownFields = Frozen.fields(unknownFields);
  }

  /** Starts an object with a name in a namespace. */
  public static Builder builder(String namespace, String name) {
    return new Builder().metadata(m -> m.namespace(namespace).name(name));
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds {@link EndpointSlice}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable AddressType addressType;
    private @Nullable List<Endpoint> endpoints;
    private @Nullable List<EndpointPort> ports;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(EndpointSlice present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      addressType = present.addressType;
      endpoints = present.endpoints;
      ports = present.ports;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link EndpointSlice#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link EndpointSlice#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link EndpointSlice#addressType}. */
    public Builder addressType(@Nullable AddressType addressType) {
      this.addressType = addressType;
      return this;
    }

    /** Sets {@link EndpointSlice#endpoints}. */
    public Builder endpoints(@Nullable List<Endpoint> endpoints) {
      this.endpoints = Frozen.copy(endpoints);
      return this;
    }

    /** Sets {@link EndpointSlice#ports}. */
    public Builder ports(@Nullable List<EndpointPort> ports) {
      this.ports = Frozen.copy(ports);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public EndpointSlice build() {
      return new EndpointSlice(
          apiVersion, kind, metadata, addressType, endpoints, ports, unknownFields);
    }
  }
}
