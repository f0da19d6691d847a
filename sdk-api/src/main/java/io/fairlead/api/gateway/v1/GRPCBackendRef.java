package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backend, its weight, and filters for it alone.
 *
 * @param filters what is done, in order; at most 16 items
 * @param group its group; at most 253 characters
 * @param kind its kind; 1 to 63 characters
 * @param name its name; required by the API, 1 to 253 characters
 * @param namespace namespace of the object meant; absent means the own one; 1 to 63 characters
 * @param port the port; 1 to 65535
 * @param weight share among the backends of the rule; 0 sends nothing; 0 to 1000000
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GRPCBackendRef(
    @JsonProperty("filters") @Nullable List<GRPCRouteFilter> filters,
    @JsonProperty("group") @Nullable String group,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("namespace") @Nullable String namespace,
    @JsonProperty("port") @Nullable Integer port,
    @JsonProperty("weight") @Nullable Integer weight,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GRPCBackendRef {
    filters = Frozen.list(filters);
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

  /** Returns {@link #group}, or an empty text, as the schema sets where it is absent. */
  public String effectiveGroup() {
    return group == null ? "" : group;
  }

  /** Returns {@link #kind}, or {@code Service}, as the schema sets where it is absent. */
  public String effectiveKind() {
    return kind == null ? "Service" : kind;
  }

  /** Returns {@link #weight}, or {@code 1}, as the schema sets where it is absent. */
  public int effectiveWeight() {
    return weight == null ? 1 : weight;
  }

  /** Builds {@link GRPCBackendRef}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<GRPCRouteFilter> filters;
    private @Nullable String group;
    private @Nullable String kind;
    private @Nullable String name;
    private @Nullable String namespace;
    private @Nullable Integer port;
    private @Nullable Integer weight;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GRPCBackendRef present) {
      filters = present.filters;
      group = present.group;
      kind = present.kind;
      name = present.name;
      namespace = present.namespace;
      port = present.port;
      weight = present.weight;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GRPCBackendRef#filters}. */
    public Builder filters(@Nullable List<GRPCRouteFilter> filters) {
      this.filters = Frozen.copy(filters);
      return this;
    }

    /** Sets {@link GRPCBackendRef#group}. */
    public Builder group(@Nullable String group) {
      this.group = group;
      return this;
    }

    /** Sets {@link GRPCBackendRef#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link GRPCBackendRef#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link GRPCBackendRef#namespace}. */
    public Builder namespace(@Nullable String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets {@link GRPCBackendRef#port}. */
    public Builder port(@Nullable Integer port) {
      this.port = port;
      return this;
    }

    /** Sets {@link GRPCBackendRef#weight}. */
    public Builder weight(@Nullable Integer weight) {
      this.weight = weight;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GRPCBackendRef build() {
      return new GRPCBackendRef(filters, group, kind, name, namespace, port, weight, unknownFields);
    }
  }
}
