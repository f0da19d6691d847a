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
 * Addresses and conditions of a gateway.
 *
 * @param addresses where it is reached; at most 16 items
 * @param attachedListenerSets how many listener sets are attached
 * @param conditions what is known about the state, one entry per type; at most 8 items, unique by
 *     type
 * @param listeners where traffic enters; at most 64 items, unique by name
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayStatus(
    @JsonProperty("addresses") @Nullable List<GatewayStatusAddress> addresses,
    @JsonProperty("attachedListenerSets") @Nullable Integer attachedListenerSets,
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("listeners") @Nullable List<ListenerStatus> listeners,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GatewayStatus {
    addresses = Frozen.list(addresses);
    conditions = Frozen.list(conditions);
    listeners = Frozen.list(listeners);
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
   * controller","reason":"Pending","status":"Unknown","type":"Accepted"},{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting
   * for controller","reason":"Pending","status":"Unknown","type":"Programmed"}]}, as the schema
   * sets where it is absent.
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
                .build(),
            Condition.builder()
                .lastTransitionTime(Timestamp.parse("1970-01-01T00:00:00Z"))
                .message("Waiting for controller")
                .reason("Pending")
                .status("Unknown")
                .type("Programmed")
                .build())
        : conditions;
  }

  /** Builds {@link GatewayStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<GatewayStatusAddress> addresses;
    private @Nullable Integer attachedListenerSets;
    private @Nullable List<Condition> conditions;
    private @Nullable List<ListenerStatus> listeners;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GatewayStatus present) {
      addresses = present.addresses;
      attachedListenerSets = present.attachedListenerSets;
      conditions = present.conditions;
      listeners = present.listeners;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GatewayStatus#addresses}. */
    public Builder addresses(@Nullable List<GatewayStatusAddress> addresses) {
      this.addresses = Frozen.copy(addresses);
      return this;
    }

    /** Sets {@link GatewayStatus#attachedListenerSets}. */
    public Builder attachedListenerSets(@Nullable Integer attachedListenerSets) {
      this.attachedListenerSets = attachedListenerSets;
      return this;
    }

    /** Sets {@link GatewayStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link GatewayStatus#listeners}. */
    public Builder listeners(@Nullable List<ListenerStatus> listeners) {
      this.listeners = Frozen.copy(listeners);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GatewayStatus build() {
      return new GatewayStatus(
          addresses, attachedListenerSets, conditions, listeners, unknownFields);
    }
  }
}
