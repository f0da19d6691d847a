package io.fairlead.api.core.v1;

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
 * A requirement on one scope.
 *
 * @param operator how the values are compared; required by the API
 * @param scopeName which scope; required by the API
 * @param values what to compare with
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScopedResourceSelectorRequirement(
    @JsonProperty("operator") @Nullable String operator,
    @JsonProperty("scopeName") @Nullable String scopeName,
    @JsonProperty("values") @Nullable List<String> values,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScopedResourceSelectorRequirement {
    values = Frozen.list(values);
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

  /** Builds {@link ScopedResourceSelectorRequirement}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String operator;
    private @Nullable String scopeName;
    private @Nullable List<String> values;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScopedResourceSelectorRequirement present) {
      operator = present.operator;
      scopeName = present.scopeName;
      values = present.values;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScopedResourceSelectorRequirement#operator}. */
    public Builder operator(@Nullable String operator) {
      this.operator = operator;
      return this;
    }

    /** Sets {@link ScopedResourceSelectorRequirement#scopeName}. */
    public Builder scopeName(@Nullable String scopeName) {
      this.scopeName = scopeName;
      return this;
    }

    /** Sets {@link ScopedResourceSelectorRequirement#values}. */
    public Builder values(@Nullable List<String> values) {
      this.values = Frozen.copy(values);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ScopedResourceSelectorRequirement build() {
      return new ScopedResourceSelectorRequirement(operator, scopeName, values, unknownFields);
    }
  }
}
