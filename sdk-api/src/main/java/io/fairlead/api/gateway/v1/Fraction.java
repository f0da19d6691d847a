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
 * A share.
 *
 * @param denominator out of how many; at least 1
 * @param numerator how many; required by the API, at least 0
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fraction(
    @JsonProperty("denominator") @Nullable Integer denominator,
    @JsonProperty("numerator") @Nullable Integer numerator,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Fraction {
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

  /** Returns {@link #denominator}, or {@code 100}, as the schema sets where it is absent. */
  public int effectiveDenominator() {
    return denominator == null ? 100 : denominator;
  }

  /** Builds {@link Fraction}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer denominator;
    private @Nullable Integer numerator;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Fraction present) {
      denominator = present.denominator;
      numerator = present.numerator;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Fraction#denominator}. */
    public Builder denominator(@Nullable Integer denominator) {
      this.denominator = denominator;
      return this;
    }

    /** Sets {@link Fraction#numerator}. */
    public Builder numerator(@Nullable Integer numerator) {
      this.numerator = numerator;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Fraction build() {
      return new Fraction(denominator, numerator, unknownFields);
    }
  }
}
