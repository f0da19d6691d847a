package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A criterion in CEL.
 *
 * @param expression must yield true; sees the variable device; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CELDeviceSelector(
    @JsonProperty("expression") @Nullable String expression,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public CELDeviceSelector {
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

  /** Builds {@link CELDeviceSelector}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String expression;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(CELDeviceSelector present) {
      expression = present.expression;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link CELDeviceSelector#expression}. */
    public Builder expression(@Nullable String expression) {
      this.expression = expression;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public CELDeviceSelector build() {
      return new CELDeviceSelector(expression, unknownFields);
    }
  }
}
