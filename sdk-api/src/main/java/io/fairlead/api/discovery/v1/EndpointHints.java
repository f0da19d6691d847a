package io.fairlead.api.discovery.v1;

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
 * From where an endpoint should be used.
 *
 * @param forNodes nodes it is for
 * @param forZones zones it is for
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointHints(
    @JsonProperty("forNodes") @Nullable List<ForNode> forNodes,
    @JsonProperty("forZones") @Nullable List<ForZone> forZones,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public EndpointHints {
    forNodes = Frozen.list(forNodes);
    forZones = Frozen.list(forZones);
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

  /** Builds {@link EndpointHints}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<ForNode> forNodes;
    private @Nullable List<ForZone> forZones;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(EndpointHints present) {
      forNodes = present.forNodes;
      forZones = present.forZones;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link EndpointHints#forNodes}. */
    public Builder forNodes(@Nullable List<ForNode> forNodes) {
      this.forNodes = Frozen.copy(forNodes);
      return this;
    }

    /** Sets {@link EndpointHints#forZones}. */
    public Builder forZones(@Nullable List<ForZone> forZones) {
      this.forZones = Frozen.copy(forZones);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public EndpointHints build() {
      return new EndpointHints(forNodes, forZones, unknownFields);
    }
  }
}
