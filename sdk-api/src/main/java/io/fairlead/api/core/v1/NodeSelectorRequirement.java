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
 * A requirement on one label or field of a node.
 *
 * @param key what it is about; required by the API
 * @param operator In, NotIn, Exists, DoesNotExist, Gt or Lt; required by the API
 * @param values what to compare with
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeSelectorRequirement(
    @JsonProperty("key") @Nullable String key,
    @JsonProperty("operator") @Nullable String operator,
    @JsonProperty("values") @Nullable List<String> values,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeSelectorRequirement {
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

  /** Builds {@link NodeSelectorRequirement}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String key;
    private @Nullable String operator;
    private @Nullable List<String> values;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeSelectorRequirement present) {
      key = present.key;
      operator = present.operator;
      values = present.values;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeSelectorRequirement#key}. */
    public Builder key(@Nullable String key) {
      this.key = key;
      return this;
    }

    /** Sets {@link NodeSelectorRequirement#operator}. */
    public Builder operator(@Nullable String operator) {
      this.operator = operator;
      return this;
    }

    /** Sets {@link NodeSelectorRequirement#values}. */
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
    public NodeSelectorRequirement build() {
      return new NodeSelectorRequirement(key, operator, values, unknownFields);
    }
  }
}
