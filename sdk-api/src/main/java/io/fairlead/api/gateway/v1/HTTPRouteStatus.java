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
 * What gateways say about a route.
 *
 * @param parents one entry for each parent; required by the API, at most 32 items
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPRouteStatus(
    @JsonProperty("parents") @Nullable List<RouteParentStatus> parents,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPRouteStatus {
    parents = Frozen.list(parents);
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

  /** Builds {@link HTTPRouteStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<RouteParentStatus> parents;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPRouteStatus present) {
      parents = present.parents;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPRouteStatus#parents}. */
    public Builder parents(@Nullable List<RouteParentStatus> parents) {
      this.parents = Frozen.copy(parents);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPRouteStatus build() {
      return new HTTPRouteStatus(parents, unknownFields);
    }
  }
}
