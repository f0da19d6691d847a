package io.fairlead.api.gateway.v1;

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
 * What the controller says about the class.
 *
 * @param conditions what is known about the state, one entry per type; at most 8 items, unique by
 *     type
 * @param supportedFeatures what the controller can do; at most 64 items, unique by name
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayClassStatus(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("supportedFeatures") @Nullable List<SupportedFeature> supportedFeatures,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GatewayClassStatus {
    conditions = Frozen.list(conditions);
    supportedFeatures = Frozen.list(supportedFeatures);
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

  /** Builds {@link GatewayClassStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private @Nullable List<SupportedFeature> supportedFeatures;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GatewayClassStatus present) {
      conditions = present.conditions;
      supportedFeatures = present.supportedFeatures;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GatewayClassStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link GatewayClassStatus#supportedFeatures}. */
    public Builder supportedFeatures(@Nullable List<SupportedFeature> supportedFeatures) {
      this.supportedFeatures = Frozen.copy(supportedFeatures);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GatewayClassStatus build() {
      return new GatewayClassStatus(conditions, supportedFeatures, unknownFields);
    }
  }
}
