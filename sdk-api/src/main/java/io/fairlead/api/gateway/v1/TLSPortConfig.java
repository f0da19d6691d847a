package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * TLS settings of one port.
 *
 * @param port the port; required by the API, 1 to 65535
 * @param tls how TLS is spoken; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TLSPortConfig(
    @JsonProperty("port") @Nullable Integer port,
    @JsonProperty("tls") @Nullable TLSConfig tls,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public TLSPortConfig {
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

  /** Builds {@link TLSPortConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer port;
    private @Nullable TLSConfig tls;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(TLSPortConfig present) {
      port = present.port;
      tls = present.tls;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link TLSPortConfig#port}. */
    public Builder port(@Nullable Integer port) {
      this.port = port;
      return this;
    }

    /** Sets {@link TLSPortConfig#tls}. */
    public Builder tls(@Nullable TLSConfig tls) {
      this.tls = tls;
      return this;
    }

    /** Changes {@link TLSPortConfig#tls}, starting from the present one. */
    public Builder tls(UnaryOperator<TLSConfig.Builder> changes) {
      tls = changes.apply(tls == null ? TLSConfig.builder() : tls.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public TLSPortConfig build() {
      return new TLSPortConfig(port, tls, unknownFields);
    }
  }
}
