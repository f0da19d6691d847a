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
 * Which routes may attach to a listener.
 *
 * @param kinds kinds of routes that may attach; at most 8 items
 * @param namespaces from which namespaces
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllowedRoutes(
    @JsonProperty("kinds") @Nullable List<RouteGroupKind> kinds,
    @JsonProperty("namespaces") @Nullable RouteNamespaces namespaces,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public AllowedRoutes {
    kinds = Frozen.list(kinds);
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
   * Returns {@link #namespaces}, or {@code {"from":"Same"}}, as the schema sets where it is absent.
   */
  public RouteNamespaces effectiveNamespaces() {
    return namespaces == null
        ? RouteNamespaces.builder().from(FromNamespaces.SAME).build()
        : namespaces;
  }

  /** Builds {@link AllowedRoutes}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<RouteGroupKind> kinds;
    private @Nullable RouteNamespaces namespaces;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(AllowedRoutes present) {
      kinds = present.kinds;
      namespaces = present.namespaces;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link AllowedRoutes#kinds}. */
    public Builder kinds(@Nullable List<RouteGroupKind> kinds) {
      this.kinds = Frozen.copy(kinds);
      return this;
    }

    /** Sets {@link AllowedRoutes#namespaces}. */
    public Builder namespaces(@Nullable RouteNamespaces namespaces) {
      this.namespaces = namespaces;
      return this;
    }

    /** Changes {@link AllowedRoutes#namespaces}, starting from the present one. */
    public Builder namespaces(UnaryOperator<RouteNamespaces.Builder> changes) {
      namespaces =
          changes
              .apply(namespaces == null ? RouteNamespaces.builder() : namespaces.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public AllowedRoutes build() {
      return new AllowedRoutes(kinds, namespaces, unknownFields);
    }
  }
}
