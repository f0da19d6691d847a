package io.fairlead.api.discovery.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether traffic should go to an endpoint.
 *
 * @param ready whether it takes new traffic
 * @param serving whether it still answers
 * @param terminating whether it is about to end
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointConditions(
    @JsonProperty("ready") @Nullable Boolean ready,
    @JsonProperty("serving") @Nullable Boolean serving,
    @JsonProperty("terminating") @Nullable Boolean terminating,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public EndpointConditions {
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

  /** Builds {@link EndpointConditions}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Boolean ready;
    private @Nullable Boolean serving;
    private @Nullable Boolean terminating;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(EndpointConditions present) {
      ready = present.ready;
      serving = present.serving;
      terminating = present.terminating;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link EndpointConditions#ready}. */
    public Builder ready(@Nullable Boolean ready) {
      this.ready = ready;
      return this;
    }

    /** Sets {@link EndpointConditions#serving}. */
    public Builder serving(@Nullable Boolean serving) {
      this.serving = serving;
      return this;
    }

    /** Sets {@link EndpointConditions#terminating}. */
    public Builder terminating(@Nullable Boolean terminating) {
      this.terminating = terminating;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public EndpointConditions build() {
      return new EndpointConditions(ready, serving, terminating, unknownFields);
    }
  }
}
