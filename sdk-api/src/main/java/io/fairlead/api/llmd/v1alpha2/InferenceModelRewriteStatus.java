package io.fairlead.api.llmd.v1alpha2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.Condition;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the picker says about a rewrite.
 *
 * @param conditions what is known about the state, one entry per type; at most 8 items, unique by
 *     type
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferenceModelRewriteStatus(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public InferenceModelRewriteStatus {
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

  /**
   * Returns {@link #conditions}, or {@code
   * [{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for
   * controller","reason":"Pending","status":"Unknown","type":"Accepted"}]}, as the schema sets
   * where it is absent.
   */
  public List<Condition> effectiveConditions() {
    return conditions == null
        ? List.of(
            Condition.builder()
                .lastTransitionTime(Timestamp.parse("1970-01-01T00:00:00Z"))
                .message("Waiting for controller")
                .reason("Pending")
                .status("Unknown")
                .type("Accepted")
                .build())
        : conditions;
  }

  /** Builds {@link InferenceModelRewriteStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(InferenceModelRewriteStatus present) {
      conditions = present.conditions;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link InferenceModelRewriteStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public InferenceModelRewriteStatus build() {
      return new InferenceModelRewriteStatus(conditions, unknownFields);
    }
  }
}
