package io.fairlead.api.nvidia.v1beta1;

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
 * Which nodes have joined.
 *
 * @param nodes one entry for each node; unique by name
 * @param status what was observed; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeDomainStatus(
    @JsonProperty("nodes") @Nullable List<ComputeDomainNode> nodes,
    @JsonProperty("status") @Nullable ComputeDomainState status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ComputeDomainStatus {
    nodes = Frozen.list(nodes);
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

  /** Returns {@link #status}, or {@code NotReady}, as the schema sets where it is absent. */
  public ComputeDomainState effectiveStatus() {
    return status == null ? ComputeDomainState.NOT_READY : status;
  }

  /** Builds {@link ComputeDomainStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<ComputeDomainNode> nodes;
    private @Nullable ComputeDomainState status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ComputeDomainStatus present) {
      nodes = present.nodes;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ComputeDomainStatus#nodes}. */
    public Builder nodes(@Nullable List<ComputeDomainNode> nodes) {
      this.nodes = Frozen.copy(nodes);
      return this;
    }

    /** Sets {@link ComputeDomainStatus#status}. */
    public Builder status(@Nullable ComputeDomainState status) {
      this.status = status;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ComputeDomainStatus build() {
      return new ComputeDomainStatus(nodes, status, unknownFields);
    }
  }
}
