package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container that does not run yet.
 *
 * @param message explanation for people
 * @param reason machine-readable cause, in CamelCase
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerStateWaiting(
    @JsonProperty("message") @Nullable String message,
    @JsonProperty("reason") @Nullable String reason,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ContainerStateWaiting {
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

  /** Builds {@link ContainerStateWaiting}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String message;
    private @Nullable String reason;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ContainerStateWaiting present) {
      message = present.message;
      reason = present.reason;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ContainerStateWaiting#message}. */
    public Builder message(@Nullable String message) {
      this.message = message;
      return this;
    }

    /** Sets {@link ContainerStateWaiting#reason}. */
    public Builder reason(@Nullable String reason) {
      this.reason = reason;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ContainerStateWaiting build() {
      return new ContainerStateWaiting(message, reason, unknownFields);
    }
  }
}
