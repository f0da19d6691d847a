package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address of a node.
 *
 * @param address the address; required by the API
 * @param type which one; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeAddress(
    @JsonProperty("address") @Nullable String address,
    @JsonProperty("type") @Nullable String type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeAddress {
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

  /** Builds {@link NodeAddress}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String address;
    private @Nullable String type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeAddress present) {
      address = present.address;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeAddress#address}. */
    public Builder address(@Nullable String address) {
      this.address = address;
      return this;
    }

    /** Sets {@link NodeAddress#type}. */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeAddress build() {
      return new NodeAddress(address, type, unknownFields);
    }
  }
}
