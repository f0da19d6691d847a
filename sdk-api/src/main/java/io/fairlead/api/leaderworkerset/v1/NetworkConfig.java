package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the pods find each other.
 *
 * @param subdomainPolicy whether groups share a subdomain; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkConfig(
    @JsonProperty("subdomainPolicy") @Nullable SubdomainPolicy subdomainPolicy,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NetworkConfig {
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

  /** Builds {@link NetworkConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable SubdomainPolicy subdomainPolicy;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NetworkConfig present) {
      subdomainPolicy = present.subdomainPolicy;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NetworkConfig#subdomainPolicy}. */
    public Builder subdomainPolicy(@Nullable SubdomainPolicy subdomainPolicy) {
      this.subdomainPolicy = subdomainPolicy;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NetworkConfig build() {
      return new NetworkConfig(subdomainPolicy, unknownFields);
    }
  }
}
