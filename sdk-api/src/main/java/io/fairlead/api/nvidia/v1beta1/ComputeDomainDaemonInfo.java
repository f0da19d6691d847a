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
 * A daemon of a clique.
 *
 * @param cliqueID clique of NVLink; required by the API
 * @param index number within the clique
 * @param ipAddress address of its daemon; required by the API
 * @param nodeName the node it is on; required by the API
 * @param status what was observed
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeDomainDaemonInfo(
    @JsonProperty("cliqueID") @Nullable String cliqueID,
    @JsonProperty("index") @Nullable Long index,
    @JsonProperty("ipAddress") @Nullable String ipAddress,
    @JsonProperty("nodeName") @Nullable String nodeName,
    @JsonProperty("status") @Nullable ComputeDomainState status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ComputeDomainDaemonInfo {
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

  /** Builds {@link ComputeDomainDaemonInfo}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String cliqueID;
    private @Nullable Long index;
    private @Nullable String ipAddress;
    private @Nullable String nodeName;
    private @Nullable ComputeDomainState status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ComputeDomainDaemonInfo present) {
      cliqueID = present.cliqueID;
      index = present.index;
      ipAddress = present.ipAddress;
      nodeName = present.nodeName;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ComputeDomainDaemonInfo#cliqueID}. */
    public Builder cliqueID(@Nullable String cliqueID) {
      this.cliqueID = cliqueID;
      return this;
    }

    /** Sets {@link ComputeDomainDaemonInfo#index}. */
    public Builder index(@Nullable Long index) {
      this.index = index;
      return this;
    }

    /** Sets {@link ComputeDomainDaemonInfo#ipAddress}. */
    public Builder ipAddress(@Nullable String ipAddress) {
      this.ipAddress = ipAddress;
      return this;
    }

    /** Sets {@link ComputeDomainDaemonInfo#nodeName}. */
    public Builder nodeName(@Nullable String nodeName) {
      this.nodeName = nodeName;
      return this;
    }

    /** Sets {@link ComputeDomainDaemonInfo#status}. */
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
    public ComputeDomainDaemonInfo build() {
      return new ComputeDomainDaemonInfo(
          cliqueID, index, ipAddress, nodeName, status, unknownFields);
    }
  }
}
