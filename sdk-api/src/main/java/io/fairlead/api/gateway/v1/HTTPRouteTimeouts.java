package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a request may take.
 *
 * @param backendRequest one attempt
 * @param request the whole request
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPRouteTimeouts(
    @JsonProperty("backendRequest") @Nullable String backendRequest,
    @JsonProperty("request") @Nullable String request,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPRouteTimeouts {
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

  /** Builds {@link HTTPRouteTimeouts}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String backendRequest;
    private @Nullable String request;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPRouteTimeouts present) {
      backendRequest = present.backendRequest;
      request = present.request;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPRouteTimeouts#backendRequest}. */
    public Builder backendRequest(@Nullable String backendRequest) {
      this.backendRequest = backendRequest;
      return this;
    }

    /** Sets {@link HTTPRouteTimeouts#request}. */
    public Builder request(@Nullable String request) {
      this.request = request;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPRouteTimeouts build() {
      return new HTTPRouteTimeouts(backendRequest, request, unknownFields);
    }
  }
}
