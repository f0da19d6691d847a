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
 * How the certificates of clients are checked.
 *
 * @param caCertificateRefs whom to trust; required by the API, 1 to 16 items
 * @param mode how strict it is
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrontendTLSValidation(
    @JsonProperty("caCertificateRefs") @Nullable List<ObjectReference> caCertificateRefs,
    @JsonProperty("mode") @Nullable FrontendValidationMode mode,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public FrontendTLSValidation {
    caCertificateRefs = Frozen.list(caCertificateRefs);
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

  /** Returns {@link #mode}, or {@code AllowValidOnly}, as the schema sets where it is absent. */
  public FrontendValidationMode effectiveMode() {
    return mode == null ? FrontendValidationMode.ALLOW_VALID_ONLY : mode;
  }

  /** Builds {@link FrontendTLSValidation}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<ObjectReference> caCertificateRefs;
    private @Nullable FrontendValidationMode mode;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(FrontendTLSValidation present) {
      caCertificateRefs = present.caCertificateRefs;
      mode = present.mode;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link FrontendTLSValidation#caCertificateRefs}. */
    public Builder caCertificateRefs(@Nullable List<ObjectReference> caCertificateRefs) {
      this.caCertificateRefs = Frozen.copy(caCertificateRefs);
      return this;
    }

    /** Sets {@link FrontendTLSValidation#mode}. */
    public Builder mode(@Nullable FrontendValidationMode mode) {
      this.mode = mode;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public FrontendTLSValidation build() {
      return new FrontendTLSValidation(caCertificateRefs, mode, unknownFields);
    }
  }
}
