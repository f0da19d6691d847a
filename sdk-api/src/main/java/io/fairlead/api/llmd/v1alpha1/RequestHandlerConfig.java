package io.fairlead.api.llmd.v1alpha1;

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
 * How requests are understood.
 *
 * @param parsers tried in order
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestHandlerConfig(
    @JsonProperty("parsers") @Nullable List<ParserConfig> parsers,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public RequestHandlerConfig {
    parsers = Frozen.list(parsers);
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

  /** Builds {@link RequestHandlerConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<ParserConfig> parsers;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(RequestHandlerConfig present) {
      parsers = present.parsers;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link RequestHandlerConfig#parsers}. */
    public Builder parsers(@Nullable List<ParserConfig> parsers) {
      this.parsers = Frozen.copy(parsers);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public RequestHandlerConfig build() {
      return new RequestHandlerConfig(parsers, unknownFields);
    }
  }
}
