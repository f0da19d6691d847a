package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node that has joined.
 *
 * @param cliqueID clique of NVLink; required by the API
 * @param index number within the clique
 * @param ipAddress address of its daemon; required by the API
 * @param name its name; required by the API
 * @param status what was observed
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeDomainNode(
    @JsonProperty("cliqueID") @Nullable String cliqueID,
    @JsonProperty("index") @Nullable Long index,
    @JsonProperty("ipAddress") @Nullable String ipAddress,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("status") @Nullable ComputeDomainState status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ComputeDomainNode {
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

  /** Builds {@link ComputeDomainNode}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String cliqueID;
    private @Nullable Long index;
    private @Nullable String ipAddress;
    private @Nullable String name;
    private @Nullable ComputeDomainState status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ComputeDomainNode present) {
      cliqueID = present.cliqueID;
      index = present.index;
      ipAddress = present.ipAddress;
      name = present.name;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ComputeDomainNode#cliqueID}. */
    public Builder cliqueID(@Nullable String cliqueID) {
      this.cliqueID = cliqueID;
      return this;
    }

    /** Sets {@link ComputeDomainNode#index}. */
    public Builder index(@Nullable Long index) {
      this.index = index;
      return this;
    }

    /** Sets {@link ComputeDomainNode#ipAddress}. */
    public Builder ipAddress(@Nullable String ipAddress) {
      this.ipAddress = ipAddress;
      return this;
    }

    /** Sets {@link ComputeDomainNode#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ComputeDomainNode#status}. */
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
    public ComputeDomainNode build() {
      return new ComputeDomainNode(cliqueID, index, ipAddress, name, status, unknownFields);
    }
  }
}
