package io.fairlead.api.meta;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of the items that a sharded list covers.
 *
 * @param selector labels of what belongs to it; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShardInfo(
    @JsonProperty("selector") @Nullable String selector,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ShardInfo {
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

  /** Builds {@link ShardInfo}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String selector;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ShardInfo present) {
      selector = present.selector;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ShardInfo#selector}. */
    public Builder selector(@Nullable String selector) {
      this.selector = selector;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ShardInfo build() {
      return new ShardInfo(selector, unknownFields);
    }
  }
}
