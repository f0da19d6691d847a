package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.Condition;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a service.
 *
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceStatus(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ServiceStatus {
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

  /** Builds {@link ServiceStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ServiceStatus present) {
      conditions = present.conditions;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ServiceStatus#conditions}. */
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
    public ServiceStatus build() {
      return new ServiceStatus(conditions, unknownFields);
    }
  }
}
