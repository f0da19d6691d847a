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
 * Parameters of the driver compute-domain.nvidia.com for the daemons of a domain. Not an object of
 * the API server.
 *
 * @param apiVersion resource.nvidia.com/v1beta1
 * @param kind ComputeDomainDaemonConfig
 * @param domainID required: uid of the compute domain
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeDomainDaemonConfig(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("domainID") @Nullable String domainID,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ComputeDomainDaemonConfig {
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

  /** Builds {@link ComputeDomainDaemonConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String kind;
    private @Nullable String domainID;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ComputeDomainDaemonConfig present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      domainID = present.domainID;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ComputeDomainDaemonConfig#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link ComputeDomainDaemonConfig#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link ComputeDomainDaemonConfig#domainID}. */
    public Builder domainID(@Nullable String domainID) {
      this.domainID = domainID;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ComputeDomainDaemonConfig build() {
      return new ComputeDomainDaemonConfig(apiVersion, kind, domainID, unknownFields);
    }
  }
}
