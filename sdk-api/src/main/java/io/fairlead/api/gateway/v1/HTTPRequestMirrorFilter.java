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
 * Sends a copy of requests elsewhere and ignores the answers.
 *
 * @param backendRef where it goes; required by the API
 * @param fraction the share of requests
 * @param percent the share of requests, in percent; 0 to 100
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPRequestMirrorFilter(
    @JsonProperty("backendRef") @Nullable BackendObjectReference backendRef,
    @JsonProperty("fraction") @Nullable Fraction fraction,
    @JsonProperty("percent") @Nullable Integer percent,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPRequestMirrorFilter {
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

  /** Builds {@link HTTPRequestMirrorFilter}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable BackendObjectReference backendRef;
    private @Nullable Fraction fraction;
    private @Nullable Integer percent;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPRequestMirrorFilter present) {
      backendRef = present.backendRef;
      fraction = present.fraction;
      percent = present.percent;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPRequestMirrorFilter#backendRef}. */
    public Builder backendRef(@Nullable BackendObjectReference backendRef) {
      this.backendRef = backendRef;
      return this;
    }

    /** Changes {@link HTTPRequestMirrorFilter#backendRef}, starting from the present one. */
    public Builder backendRef(UnaryOperator<BackendObjectReference.Builder> changes) {
      backendRef =
          changes
              .apply(backendRef == null ? BackendObjectReference.builder() : backendRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link HTTPRequestMirrorFilter#fraction}. */
    public Builder fraction(@Nullable Fraction fraction) {
      this.fraction = fraction;
      return this;
    }

    /** Changes {@link HTTPRequestMirrorFilter#fraction}, starting from the present one. */
    public Builder fraction(UnaryOperator<Fraction.Builder> changes) {
      fraction =
          changes.apply(fraction == null ? Fraction.builder() : fraction.toBuilder()).build();
      return this;
    }

    /** Sets {@link HTTPRequestMirrorFilter#percent}. */
    public Builder percent(@Nullable Integer percent) {
      this.percent = percent;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPRequestMirrorFilter build() {
      return new HTTPRequestMirrorFilter(backendRef, fraction, percent, unknownFields);
    }
  }
}
