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
 * TLS settings of a port.
 *
 * @param validation how clients are checked
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TLSConfig(
    @JsonProperty("validation") @Nullable FrontendTLSValidation validation,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public TLSConfig {
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

  /** Builds {@link TLSConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable FrontendTLSValidation validation;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(TLSConfig present) {
      validation = present.validation;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link TLSConfig#validation}. */
    public Builder validation(@Nullable FrontendTLSValidation validation) {
      this.validation = validation;
      return this;
    }

    /** Changes {@link TLSConfig#validation}, starting from the present one. */
    public Builder validation(UnaryOperator<FrontendTLSValidation.Builder> changes) {
      validation =
          changes
              .apply(validation == null ? FrontendTLSValidation.builder() : validation.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public TLSConfig build() {
      return new TLSConfig(validation, unknownFields);
    }
  }
}
