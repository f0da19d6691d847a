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
 * How a listener speaks TLS.
 *
 * @param certificateRefs the certificates; at most 64 items
 * @param mode where TLS ends
 * @param options by implementation; at most 16 entries
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListenerTLSConfig(
    @JsonProperty("certificateRefs") @Nullable List<SecretObjectReference> certificateRefs,
    @JsonProperty("mode") @Nullable TLSMode mode,
    @JsonProperty("options") @Nullable Map<String, String> options,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ListenerTLSConfig {
    certificateRefs = Frozen.list(certificateRefs);
    options = Frozen.map(options);
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

  /** Returns {@link #mode}, or {@code Terminate}, as the schema sets where it is absent. */
  public TLSMode effectiveMode() {
    return mode == null ? TLSMode.TERMINATE : mode;
  }

  /** Builds {@link ListenerTLSConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<SecretObjectReference> certificateRefs;
    private @Nullable TLSMode mode;
    private @Nullable Map<String, String> options;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ListenerTLSConfig present) {
      certificateRefs = present.certificateRefs;
      mode = present.mode;
      options = present.options;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ListenerTLSConfig#certificateRefs}. */
    public Builder certificateRefs(@Nullable List<SecretObjectReference> certificateRefs) {
      this.certificateRefs = Frozen.copy(certificateRefs);
      return this;
    }

    /** Sets {@link ListenerTLSConfig#mode}. */
    public Builder mode(@Nullable TLSMode mode) {
      this.mode = mode;
      return this;
    }

    /** Sets {@link ListenerTLSConfig#options}. */
    public Builder options(@Nullable Map<String, String> options) {
      this.options = Frozen.copy(options);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ListenerTLSConfig build() {
      return new ListenerTLSConfig(certificateRefs, mode, options, unknownFields);
    }
  }
}
