package io.fairlead.api.inference.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port.
 *
 * @param number the number; required by the API, 1 to 65535
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PortNumber(
    @JsonProperty("number") @Nullable Integer number,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PortNumber {
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

  /** Builds {@link PortNumber}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer number;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PortNumber present) {
      number = present.number;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PortNumber#number}. */
    public Builder number(@Nullable Integer number) {
      this.number = number;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PortNumber build() {
      return new PortNumber(number, unknownFields);
    }
  }
}
