package io.fairlead.api.resource.v1;

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
 * A taint of a device that does not keep a request away.
 *
 * @param effect what it does
 * @param key what it is about
 * @param operator how the values are compared
 * @param tolerationSeconds how long NoExecute is tolerated; for ever if absent
 * @param value the value
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceToleration(
    @JsonProperty("effect") @Nullable DeviceTaintEffect effect,
    @JsonProperty("key") @Nullable String key,
    @JsonProperty("operator") @Nullable DeviceTolerationOperator operator,
    @JsonProperty("tolerationSeconds") @Nullable Long tolerationSeconds,
    @JsonProperty("value") @Nullable String value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceToleration {
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
  public DeviceTolerationOperator effectiveOperator() {
    return operator == null ? DeviceTolerationOperator.EQUAL : operator;
  }

  /** Builds {@link DeviceToleration}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable DeviceTaintEffect effect;
    private @Nullable String key;
    private @Nullable DeviceTolerationOperator operator;
    private @Nullable Long tolerationSeconds;
    private @Nullable String value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceToleration present) {
      effect = present.effect;
      key = present.key;
      operator = present.operator;
      tolerationSeconds = present.tolerationSeconds;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceToleration#effect}. */
    public Builder effect(@Nullable DeviceTaintEffect effect) {
      this.effect = effect;
      return this;
    }

    /** Sets {@link DeviceToleration#key}. */
    public Builder key(@Nullable String key) {
      this.key = key;
      return this;
    }

    /** Sets {@link DeviceToleration#operator}. */
    public Builder operator(@Nullable DeviceTolerationOperator operator) {
      this.operator = operator;
      return this;
    }

    /** Sets {@link DeviceToleration#tolerationSeconds}. */
    public Builder tolerationSeconds(@Nullable Long tolerationSeconds) {
      this.tolerationSeconds = tolerationSeconds;
      return this;
    }

    /** Sets {@link DeviceToleration#value}. */
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
    public DeviceToleration build() {
      return new DeviceToleration(effect, key, operator, tolerationSeconds, value, unknownFields);
    }
  }
}
