package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How clients are checked.
 *
 * @param defaultValue for all ports; required by the API
 * @param perPort for single ports; at most 64 items, unique by port
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrontendTLSConfig(
    @JsonProperty("default") @Nullable TLSConfig defaultValue,
    @JsonProperty("perPort") @Nullable List<TLSPortConfig> perPort,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public FrontendTLSConfig {
    perPort = Frozen.list(perPort);
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

  /** Builds {@link FrontendTLSConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable TLSConfig defaultValue;
    private @Nullable List<TLSPortConfig> perPort;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(FrontendTLSConfig present) {
      defaultValue = present.defaultValue;
      perPort = present.perPort;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link FrontendTLSConfig#defaultValue}. */
    public Builder defaultValue(@Nullable TLSConfig defaultValue) {
      this.defaultValue = defaultValue;
      return this;
    }

    /** Changes {@link FrontendTLSConfig#defaultValue}, starting from the present one. */
    public Builder defaultValue(UnaryOperator<TLSConfig.Builder> changes) {
      defaultValue =
          changes
              .apply(defaultValue == null ? TLSConfig.builder() : defaultValue.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link FrontendTLSConfig#perPort}. */
    public Builder perPort(@Nullable List<TLSPortConfig> perPort) {
      this.perPort = Frozen.copy(perPort);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public FrontendTLSConfig build() {
      return new FrontendTLSConfig(defaultValue, perPort, unknownFields);
    }
  }
}
