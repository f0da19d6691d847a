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
 * What is done to a request or response: the field that the type names is set.
 *
 * @param cors answers cross-origin requests
 * @param extensionRef a filter of the implementation's own
 * @param requestHeaderModifier changes the headers of the request
 * @param requestMirror sends a copy elsewhere
 * @param requestRedirect answers with a redirect
 * @param responseHeaderModifier changes the headers of the answer
 * @param type which one; required by the API
 * @param urlRewrite changes host name or path
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPRouteFilter(
    @JsonProperty("cors") @Nullable HTTPCORSFilter cors,
    @JsonProperty("extensionRef") @Nullable LocalObjectReference extensionRef,
    @JsonProperty("requestHeaderModifier") @Nullable HTTPHeaderFilter requestHeaderModifier,
    @JsonProperty("requestMirror") @Nullable HTTPRequestMirrorFilter requestMirror,
    @JsonProperty("requestRedirect") @Nullable HTTPRequestRedirectFilter requestRedirect,
    @JsonProperty("responseHeaderModifier") @Nullable HTTPHeaderFilter responseHeaderModifier,
    @JsonProperty("type") @Nullable HTTPRouteFilterType type,
    @JsonProperty("urlRewrite") @Nullable HTTPURLRewriteFilter urlRewrite,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPRouteFilter {
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

  /** Builds {@link HTTPRouteFilter}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable HTTPCORSFilter cors;
    private @Nullable LocalObjectReference extensionRef;
    private @Nullable HTTPHeaderFilter requestHeaderModifier;
    private @Nullable HTTPRequestMirrorFilter requestMirror;
    private @Nullable HTTPRequestRedirectFilter requestRedirect;
    private @Nullable HTTPHeaderFilter responseHeaderModifier;
    private @Nullable HTTPRouteFilterType type;
    private @Nullable HTTPURLRewriteFilter urlRewrite;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPRouteFilter present) {
      cors = present.cors;
      extensionRef = present.extensionRef;
      requestHeaderModifier = present.requestHeaderModifier;
      requestMirror = present.requestMirror;
      requestRedirect = present.requestRedirect;
      responseHeaderModifier = present.responseHeaderModifier;
      type = present.type;
      urlRewrite = present.urlRewrite;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPRouteFilter#cors}. */
    public Builder cors(@Nullable HTTPCORSFilter cors) {
      this.cors = cors;
      return this;
    }

    /** Changes {@link HTTPRouteFilter#cors}, starting from the present one. */
    public Builder cors(UnaryOperator<HTTPCORSFilter.Builder> changes) {
      cors = changes.apply(cors == null ? HTTPCORSFilter.builder() : cors.toBuilder()).build();
      return this;
    }

    /** Sets {@link HTTPRouteFilter#extensionRef}. */
    public Builder extensionRef(@Nullable LocalObjectReference extensionRef) {
      this.extensionRef = extensionRef;
      return this;
    }

    /** Changes {@link HTTPRouteFilter#extensionRef}, starting from the present one. */
    public Builder extensionRef(UnaryOperator<LocalObjectReference.Builder> changes) {
      extensionRef =
          changes
              .apply(
                  extensionRef == null ? LocalObjectReference.builder() : extensionRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link HTTPRouteFilter#requestHeaderModifier}. */
    public Builder requestHeaderModifier(@Nullable HTTPHeaderFilter requestHeaderModifier) {
      this.requestHeaderModifier = requestHeaderModifier;
      return this;
    }

    /** Changes {@link HTTPRouteFilter#requestHeaderModifier}, starting from the present one. */
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

    /** Sets {@link HTTPRouteFilter#requestMirror}. */
    public Builder requestMirror(@Nullable HTTPRequestMirrorFilter requestMirror) {
      this.requestMirror = requestMirror;
      return this;
    }

    /** Changes {@link HTTPRouteFilter#requestMirror}, starting from the present one. */
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

    /** Sets {@link HTTPRouteFilter#requestRedirect}. */
    public Builder requestRedirect(@Nullable HTTPRequestRedirectFilter requestRedirect) {
      this.requestRedirect = requestRedirect;
      return this;
    }

    /** Changes {@link HTTPRouteFilter#requestRedirect}, starting from the present one. */
    public Builder requestRedirect(UnaryOperator<HTTPRequestRedirectFilter.Builder> changes) {
      requestRedirect =
          changes
              .apply(
                  requestRedirect == null
                      ? HTTPRequestRedirectFilter.builder()
                      : requestRedirect.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link HTTPRouteFilter#responseHeaderModifier}. */
    public Builder responseHeaderModifier(@Nullable HTTPHeaderFilter responseHeaderModifier) {
      this.responseHeaderModifier = responseHeaderModifier;
      return this;
    }

    /** Changes {@link HTTPRouteFilter#responseHeaderModifier}, starting from the present one. */
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

    /** Sets {@link HTTPRouteFilter#type}. */
    public Builder type(@Nullable HTTPRouteFilterType type) {
      this.type = type;
      return this;
    }

    /** Sets {@link HTTPRouteFilter#urlRewrite}. */
    public Builder urlRewrite(@Nullable HTTPURLRewriteFilter urlRewrite) {
      this.urlRewrite = urlRewrite;
      return this;
    }

    /** Changes {@link HTTPRouteFilter#urlRewrite}, starting from the present one. */
    public Builder urlRewrite(UnaryOperator<HTTPURLRewriteFilter.Builder> changes) {
      urlRewrite =
          changes
              .apply(urlRewrite == null ? HTTPURLRewriteFilter.builder() : urlRewrite.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPRouteFilter build() {
      return new HTTPRouteFilter(
          cors,
          extensionRef,
          requestHeaderModifier,
          requestMirror,
          requestRedirect,
          responseHeaderModifier,
          type,
          urlRewrite,
          unknownFields);
    }
  }
}
