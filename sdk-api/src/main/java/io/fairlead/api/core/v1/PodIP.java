package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address of a pod.
 *
 * @param ip the address; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodIP(
    @JsonProperty("ip") @Nullable String ip,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PodIP {
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

  /** Builds {@link PodIP}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String ip;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PodIP present) {
      ip = present.ip;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PodIP#ip}. */
    public Builder ip(@Nullable String ip) {
      this.ip = ip;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PodIP build() {
      return new PodIP(ip, unknownFields);
    }
  }
}
