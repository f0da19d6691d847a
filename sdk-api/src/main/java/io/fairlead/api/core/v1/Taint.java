package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pods away from a node unless they tolerate it.
 *
 * @param effect what it does; required by the API
 * @param key what it is about; required by the API
 * @param timeAdded when a NoExecute taint was added
 * @param value tells taints with the same key apart
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Taint(
    @JsonProperty("effect") @Nullable TaintEffect effect,
    @JsonProperty("key") @Nullable String key,
    @JsonProperty("timeAdded") @Nullable Timestamp timeAdded,
    @JsonProperty("value") @Nullable String value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Taint {
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

  /** Builds {@link Taint}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable TaintEffect effect;
    private @Nullable String key;
    private @Nullable Timestamp timeAdded;
    private @Nullable String value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Taint present) {
      effect = present.effect;
      key = present.key;
      timeAdded = present.timeAdded;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Taint#effect}. */
    public Builder effect(@Nullable TaintEffect effect) {
      this.effect = effect;
      return this;
    }

    /** Sets {@link Taint#key}. */
    public Builder key(@Nullable String key) {
      this.key = key;
      return this;
    }

    /** Sets {@link Taint#timeAdded}. */
    public Builder timeAdded(@Nullable Timestamp timeAdded) {
      this.timeAdded = timeAdded;
      return this;
    }

    /** Sets {@link Taint#value}. */
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
    public Taint build() {
      return new Taint(effect, key, timeAdded, value, unknownFields);
    }
  }
}
