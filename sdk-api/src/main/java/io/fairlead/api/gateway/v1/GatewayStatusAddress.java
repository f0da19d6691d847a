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
 * An address that was given.
 *
 * @param type which one; 1 to 253 characters
 * @param value the value; required by the API, 1 to 253 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayStatusAddress(
    @JsonProperty("type") @Nullable String type,
    @JsonProperty("value") @Nullable String value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GatewayStatusAddress {
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

  /** Returns {@link #type}, or {@code IPAddress}, as the schema sets where it is absent. */
  public String effectiveType() {
    return type == null ? "IPAddress" : type;
  }

  /** Builds {@link GatewayStatusAddress}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String type;
    private @Nullable String value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GatewayStatusAddress present) {
      type = present.type;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GatewayStatusAddress#type}. */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets {@link GatewayStatusAddress#value}. */
    public Builder value(@Nullable String value) {
      this.value = value;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GatewayStatusAddress build() {
      return new GatewayStatusAddress(type, value, unknownFields);
    }
  }
}
