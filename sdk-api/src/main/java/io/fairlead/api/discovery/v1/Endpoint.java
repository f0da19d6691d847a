package io.fairlead.api.discovery.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.core.v1.ObjectReference;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint, mostly a pod.
 *
 * @param addresses all lead to the same endpoint; required by the API, a set
 * @param conditions what is known about the state, one entry per type
 * @param deprecatedTopology unused since v1
 * @param hints from where it should be used
 * @param hostname its name
 * @param nodeName the node it is on
 * @param targetRef what stands behind it, mostly a pod
 * @param zone the zone it is in
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Endpoint(
    @JsonProperty("addresses") @Nullable List<String> addresses,
    @JsonProperty("conditions") @Nullable EndpointConditions conditions,
    @JsonProperty("deprecatedTopology") @Nullable Map<String, String> deprecatedTopology,
    @JsonProperty("hints") @Nullable EndpointHints hints,
    @JsonProperty("hostname") @Nullable String hostname,
    @JsonProperty("nodeName") @Nullable String nodeName,
    @JsonProperty("targetRef") @Nullable ObjectReference targetRef,
    @JsonProperty("zone") @Nullable String zone,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Endpoint {
    addresses = Frozen.list(addresses);
    deprecatedTopology = Frozen.map(deprecatedTopology);
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

  /** Builds {@link Endpoint}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<String> addresses;
    private @Nullable EndpointConditions conditions;
    private @Nullable Map<String, String> deprecatedTopology;
    private @Nullable EndpointHints hints;
    private @Nullable String hostname;
    private @Nullable String nodeName;
    private @Nullable ObjectReference targetRef;
    private @Nullable String zone;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Endpoint present) {
      addresses = present.addresses;
      conditions = present.conditions;
      deprecatedTopology = present.deprecatedTopology;
      hints = present.hints;
      hostname = present.hostname;
      nodeName = present.nodeName;
      targetRef = present.targetRef;
      zone = present.zone;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Endpoint#addresses}. */
    public Builder addresses(@Nullable List<String> addresses) {
      this.addresses = Frozen.copy(addresses);
      return this;
    }

    /** Sets {@link Endpoint#conditions}. */
    public Builder conditions(@Nullable EndpointConditions conditions) {
      this.conditions = conditions;
      return this;
    }

    /** Changes {@link Endpoint#conditions}, starting from the present one. */
    public Builder conditions(UnaryOperator<EndpointConditions.Builder> changes) {
      conditions =
          changes
              .apply(conditions == null ? EndpointConditions.builder() : conditions.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link Endpoint#deprecatedTopology}. */
    public Builder deprecatedTopology(@Nullable Map<String, String> deprecatedTopology) {
      this.deprecatedTopology = Frozen.copy(deprecatedTopology);
      return this;
    }

    /** Sets {@link Endpoint#hints}. */
    public Builder hints(@Nullable EndpointHints hints) {
      this.hints = hints;
      return this;
    }

    /** Changes {@link Endpoint#hints}, starting from the present one. */
    public Builder hints(UnaryOperator<EndpointHints.Builder> changes) {
      hints = changes.apply(hints == null ? EndpointHints.builder() : hints.toBuilder()).build();
      return this;
    }

    /** Sets {@link Endpoint#hostname}. */
    public Builder hostname(@Nullable String hostname) {
      this.hostname = hostname;
      return this;
    }

    /** Sets {@link Endpoint#nodeName}. */
    public Builder nodeName(@Nullable String nodeName) {
      this.nodeName = nodeName;
      return this;
    }

    /** Sets {@link Endpoint#targetRef}. */
    public Builder targetRef(@Nullable ObjectReference targetRef) {
      this.targetRef = targetRef;
      return this;
    }

    /** Changes {@link Endpoint#targetRef}, starting from the present one. */
    public Builder targetRef(UnaryOperator<ObjectReference.Builder> changes) {
      targetRef =
          changes
              .apply(targetRef == null ? ObjectReference.builder() : targetRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link Endpoint#zone}. */
    public Builder zone(@Nullable String zone) {
      this.zone = zone;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Endpoint build() {
      return new Endpoint(
          addresses,
          conditions,
          deprecatedTopology,
          hints,
          hostname,
          nodeName,
          targetRef,
          zone,
          unknownFields);
    }
  }
}
