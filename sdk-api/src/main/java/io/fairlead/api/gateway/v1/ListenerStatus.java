package io.fairlead.api.gateway.v1;

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
 * What is known about a listener.
 *
 * @param attachedRoutes how many routes are attached; required by the API
 * @param conditions what is known about the state, one entry per type; required by the API, at most
 *     8 items, unique by type
 * @param name its name; required by the API, 1 to 253 characters
 * @param supportedKinds kinds of routes that may attach; at most 8 items
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListenerStatus(
    @JsonProperty("attachedRoutes") @Nullable Integer attachedRoutes,
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("supportedKinds") @Nullable List<RouteGroupKind> supportedKinds,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ListenerStatus {
    conditions = Frozen.list(conditions);
    supportedKinds = Frozen.list(supportedKinds);
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

  /** Builds {@link ListenerStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer attachedRoutes;
    private @Nullable List<Condition> conditions;
    private @Nullable String name;
    private @Nullable List<RouteGroupKind> supportedKinds;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ListenerStatus present) {
      attachedRoutes = present.attachedRoutes;
      conditions = present.conditions;
      name = present.name;
      supportedKinds = present.supportedKinds;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ListenerStatus#attachedRoutes}. */
    public Builder attachedRoutes(@Nullable Integer attachedRoutes) {
      this.attachedRoutes = attachedRoutes;
      return this;
    }

    /** Sets {@link ListenerStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link ListenerStatus#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ListenerStatus#supportedKinds}. */
    public Builder supportedKinds(@Nullable List<RouteGroupKind> supportedKinds) {
      this.supportedKinds = Frozen.copy(supportedKinds);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ListenerStatus build() {
      return new ListenerStatus(attachedRoutes, conditions, name, supportedKinds, unknownFields);
    }
  }
}
