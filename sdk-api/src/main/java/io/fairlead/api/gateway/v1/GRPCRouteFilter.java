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
 * What is done to a call: the field that the type names is set.
 *
 * @param extensionRef a filter of the implementation's own
 * @param requestHeaderModifier changes the headers of the request
 * @param requestMirror sends a copy elsewhere
 * @param responseHeaderModifier changes the headers of the answer
 * @param type which one; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GRPCRouteFilter(
    @JsonProperty("extensionRef") @Nullable LocalObjectReference extensionRef,
    @JsonProperty("requestHeaderModifier") @Nullable HTTPHeaderFilter requestHeaderModifier,
    @JsonProperty("requestMirror") @Nullable HTTPRequestMirrorFilter requestMirror,
    @JsonProperty("responseHeaderModifier") @Nullable HTTPHeaderFilter responseHeaderModifier,
    @JsonProperty("type") @Nullable GRPCRouteFilterType type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GRPCRouteFilter {
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

  /** Builds {@link GRPCRouteFilter}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable LocalObjectReference extensionRef;
    private @Nullable HTTPHeaderFilter requestHeaderModifier;
    private @Nullable HTTPRequestMirrorFilter requestMirror;
    private @Nullable HTTPHeaderFilter responseHeaderModifier;
    private @Nullable GRPCRouteFilterType type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GRPCRouteFilter present) {
      extensionRef = present.extensionRef;
      requestHeaderModifier = present.requestHeaderModifier;
      requestMirror = present.requestMirror;
      responseHeaderModifier = present.responseHeaderModifier;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GRPCRouteFilter#extensionRef}. */
    public Builder extensionRef(@Nullable LocalObjectReference extensionRef) {
      this.extensionRef = extensionRef;
      return this;
    }

    /** Changes {@link GRPCRouteFilter#extensionRef}, starting from the present one. */
    public Builder extensionRef(UnaryOperator<LocalObjectReference.Builder> changes) {
      extensionRef =
          changes
              .apply(
                  extensionRef == null ? LocalObjectReference.builder() : extensionRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link GRPCRouteFilter#requestHeaderModifier}. */
    public Builder requestHeaderModifier(@Nullable HTTPHeaderFilter requestHeaderModifier) {
      this.requestHeaderModifier = requestHeaderModifier;
      return this;
    }

    /** Changes {@link GRPCRouteFilter#requestHeaderModifier}, starting from the present one. */
    public Builder requestHeaderModifier(UnaryOperator<HTTPHeaderFilter.Builder> changes) {
      requestHeaderModifier =
          changes
              .apply(
                  requestHeaderModifier == null
                      ? HTTPHeaderFilter.builder()
                      : requestHeaderModifier.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link GRPCRouteFilter#requestMirror}. */
    public Builder requestMirror(@Nullable HTTPRequestMirrorFilter requestMirror) {
      this.requestMirror = requestMirror;
      return this;
    }

    /** Changes {@link GRPCRouteFilter#requestMirror}, starting from the present one. */
    public Builder requestMirror(UnaryOperator<HTTPRequestMirrorFilter.Builder> changes) {
      requestMirror =
          changes
              .apply(
                  requestMirror == null
                      ? HTTPRequestMirrorFilter.builder()
                      : requestMirror.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link GRPCRouteFilter#responseHeaderModifier}. */
    public Builder responseHeaderModifier(@Nullable HTTPHeaderFilter responseHeaderModifier) {
      this.responseHeaderModifier = responseHeaderModifier;
      return this;
    }

    /** Changes {@link GRPCRouteFilter#responseHeaderModifier}, starting from the present one. */
    public Builder responseHeaderModifier(UnaryOperator<HTTPHeaderFilter.Builder> changes) {
      responseHeaderModifier =
          changes
              .apply(
                  responseHeaderModifier == null
                      ? HTTPHeaderFilter.builder()
                      : responseHeaderModifier.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link GRPCRouteFilter#type}. */
    public Builder type(@Nullable GRPCRouteFilterType type) {
      this.type = type;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GRPCRouteFilter build() {
      return new GRPCRouteFilter(
          extensionRef,
          requestHeaderModifier,
          requestMirror,
          responseHeaderModifier,
          type,
          unknownFields);
    }
  }
}
