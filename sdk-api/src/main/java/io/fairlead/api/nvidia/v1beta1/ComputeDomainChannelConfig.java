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
 * Parameters of the driver compute-domain.nvidia.com for the pods of a workload. Not an object of
 * the API server.
 *
 * @param apiVersion resource.nvidia.com/v1beta1
 * @param kind ComputeDomainChannelConfig
 * @param domainID required: uid of the compute domain
 * @param allocationMode Single or All
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeDomainChannelConfig(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("domainID") @Nullable String domainID,
    @JsonProperty("allocationMode") @Nullable String allocationMode,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ComputeDomainChannelConfig {
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

  /** Builds {@link ComputeDomainChannelConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String kind;
    private @Nullable String domainID;
    private @Nullable String allocationMode;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ComputeDomainChannelConfig present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      domainID = present.domainID;
      allocationMode = present.allocationMode;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ComputeDomainChannelConfig#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link ComputeDomainChannelConfig#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link ComputeDomainChannelConfig#domainID}. */
    public Builder domainID(@Nullable String domainID) {
      this.domainID = domainID;
      return this;
    }

    /** Sets {@link ComputeDomainChannelConfig#allocationMode}. */
    public Builder allocationMode(@Nullable String allocationMode) {
      this.allocationMode = allocationMode;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ComputeDomainChannelConfig build() {
      return new ComputeDomainChannelConfig(
          apiVersion, kind, domainID, allocationMode, unknownFields);
    }
  }
}
