package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A taint that does not keep a pod away.
 *
 * @param effect the effect tolerated; every effect if absent
 * @param key the taint's key; every key if absent and the operator is Exists
 * @param operator how the values are compared
 * @param tolerationSeconds how long NoExecute is tolerated; for ever if absent
 * @param value the value
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Toleration(
    @JsonProperty("effect") @Nullable TaintEffect effect,
    @JsonProperty("key") @Nullable String key,
    @JsonProperty("operator") @Nullable TolerationOperator operator,
    @JsonProperty("tolerationSeconds") @Nullable Long tolerationSeconds,
    @JsonProperty("value") @Nullable String value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Toleration {
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

  /** Returns {@link #operator}, or {@code Equal}, as the server assumes where it is absent. */
  @ServerDefault
  public TolerationOperator effectiveOperator() {
    return operator == null ? TolerationOperator.EQUAL : operator;
  }

  /** Builds {@link Toleration}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable TaintEffect effect;
    private @Nullable String key;
    private @Nullable TolerationOperator operator;
    private @Nullable Long tolerationSeconds;
    private @Nullable String value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Toleration present) {
      effect = present.effect;
      key = present.key;
      operator = present.operator;
      tolerationSeconds = present.tolerationSeconds;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Toleration#effect}. */
    public Builder effect(@Nullable TaintEffect effect) {
      this.effect = effect;
      return this;
    }

    /** Sets {@link Toleration#key}. */
    public Builder key(@Nullable String key) {
      this.key = key;
      return this;
    }

    /** Sets {@link Toleration#operator}. */
    public Builder operator(@Nullable TolerationOperator operator) {
      this.operator = operator;
      return this;
    }

    /** Sets {@link Toleration#tolerationSeconds}. */
    public Builder tolerationSeconds(@Nullable Long tolerationSeconds) {
      this.tolerationSeconds = tolerationSeconds;
      return this;
    }

    /** Sets {@link Toleration#value}. */
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
    public Toleration build() {
      return new Toleration(effect, key, operator, tolerationSeconds, value, unknownFields);
    }
  }
}
