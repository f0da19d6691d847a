package io.fairlead.api.inference.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint picker of a pool: a service that speaks the endpoint picker protocol.
 *
 * @param failureMode what happens without an answer of the picker
 * @param group its group; 0 to 253 characters
 * @param kind its kind; 1 to 63 characters
 * @param name its name; required by the API, 1 to 253 characters
 * @param port needed if the kind is Service
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointPickerRef(
    @JsonProperty("failureMode") @Nullable FailureMode failureMode,
    @JsonProperty("group") @Nullable String group,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("port") @Nullable PortNumber port,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public EndpointPickerRef {
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

  /** Returns {@link #failureMode}, or {@code FailClose}, as the schema sets where it is absent. */
  public FailureMode effectiveFailureMode() {
    return failureMode == null ? FailureMode.FAIL_CLOSE : failureMode;
  }

  /** Returns {@link #group}, or an empty text, as the schema sets where it is absent. */
  public String effectiveGroup() {
    return group == null ? "" : group;
  }

  /** Returns {@link #kind}, or {@code Service}, as the schema sets where it is absent. */
  public String effectiveKind() {
    return kind == null ? "Service" : kind;
  }

  /** Builds {@link EndpointPickerRef}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable FailureMode failureMode;
    private @Nullable String group;
    private @Nullable String kind;
    private @Nullable String name;
    private @Nullable PortNumber port;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(EndpointPickerRef present) {
      failureMode = present.failureMode;
      group = present.group;
      kind = present.kind;
      name = present.name;
      port = present.port;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link EndpointPickerRef#failureMode}. */
    public Builder failureMode(@Nullable FailureMode failureMode) {
      this.failureMode = failureMode;
      return this;
    }

    /** Sets {@link EndpointPickerRef#group}. */
    public Builder group(@Nullable String group) {
      this.group = group;
      return this;
    }

    /** Sets {@link EndpointPickerRef#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link EndpointPickerRef#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link EndpointPickerRef#port}. */
    public Builder port(@Nullable PortNumber port) {
      this.port = port;
      return this;
    }

    /** Changes {@link EndpointPickerRef#port}, starting from the present one. */
    public Builder port(UnaryOperator<PortNumber.Builder> changes) {
      port = changes.apply(port == null ? PortNumber.builder() : port.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public EndpointPickerRef build() {
      return new EndpointPickerRef(failureMode, group, kind, name, port, unknownFields);
    }
  }
}
