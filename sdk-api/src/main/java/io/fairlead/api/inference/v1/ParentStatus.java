package io.fairlead.api.inference.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.Condition;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one gateway says.
 *
 * @param conditions what is known about the state, one entry per type; at most 8 items, unique by
 *     type
 * @param controllerName the controller; 1 to 253 characters
 * @param parentRef which one; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParentStatus(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("controllerName") @Nullable String controllerName,
    @JsonProperty("parentRef") @Nullable ParentReference parentRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ParentStatus {
    conditions = Frozen.list(conditions);
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

  /** Builds {@link ParentStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private @Nullable String controllerName;
    private @Nullable ParentReference parentRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ParentStatus present) {
      conditions = present.conditions;
      controllerName = present.controllerName;
      parentRef = present.parentRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ParentStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link ParentStatus#controllerName}. */
    public Builder controllerName(@Nullable String controllerName) {
      this.controllerName = controllerName;
      return this;
    }

    /** Sets {@link ParentStatus#parentRef}. */
    public Builder parentRef(@Nullable ParentReference parentRef) {
      this.parentRef = parentRef;
      return this;
    }

    /** Changes {@link ParentStatus#parentRef}, starting from the present one. */
    public Builder parentRef(UnaryOperator<ParentReference.Builder> changes) {
      parentRef =
          changes
              .apply(parentRef == null ? ParentReference.builder() : parentRef.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ParentStatus build() {
      return new ParentStatus(conditions, controllerName, parentRef, unknownFields);
    }
  }
}
