package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container that has ended.
 *
 * @param containerID as the runtime names it
 * @param exitCode what the process returned; required by the API
 * @param finishedAt when it ended
 * @param message explanation for people
 * @param reason machine-readable cause, in CamelCase
 * @param signal the signal that ended it
 * @param startedAt when it started
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerStateTerminated(
    @JsonProperty("containerID") @Nullable String containerID,
    @JsonProperty("exitCode") @Nullable Integer exitCode,
    @JsonProperty("finishedAt") @Nullable Timestamp finishedAt,
    @JsonProperty("message") @Nullable String message,
    @JsonProperty("reason") @Nullable String reason,
    @JsonProperty("signal") @Nullable Integer signal,
    @JsonProperty("startedAt") @Nullable Timestamp startedAt,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ContainerStateTerminated {
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

  /** Builds {@link ContainerStateTerminated}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String containerID;
    private @Nullable Integer exitCode;
    private @Nullable Timestamp finishedAt;
    private @Nullable String message;
    private @Nullable String reason;
    private @Nullable Integer signal;
    private @Nullable Timestamp startedAt;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ContainerStateTerminated present) {
      containerID = present.containerID;
      exitCode = present.exitCode;
      finishedAt = present.finishedAt;
      message = present.message;
      reason = present.reason;
      signal = present.signal;
      startedAt = present.startedAt;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ContainerStateTerminated#containerID}. */
    public Builder containerID(@Nullable String containerID) {
      this.containerID = containerID;
      return this;
    }

    /** Sets {@link ContainerStateTerminated#exitCode}. */
    public Builder exitCode(@Nullable Integer exitCode) {
      this.exitCode = exitCode;
      return this;
    }

    /** Sets {@link ContainerStateTerminated#finishedAt}. */
    public Builder finishedAt(@Nullable Timestamp finishedAt) {
      this.finishedAt = finishedAt;
      return this;
    }

    /** Sets {@link ContainerStateTerminated#message}. */
    public Builder message(@Nullable String message) {
      this.message = message;
      return this;
    }

    /** Sets {@link ContainerStateTerminated#reason}. */
    public Builder reason(@Nullable String reason) {
      this.reason = reason;
      return this;
    }

    /** Sets {@link ContainerStateTerminated#signal}. */
    public Builder signal(@Nullable Integer signal) {
      this.signal = signal;
      return this;
    }

    /** Sets {@link ContainerStateTerminated#startedAt}. */
    public Builder startedAt(@Nullable Timestamp startedAt) {
      this.startedAt = startedAt;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ContainerStateTerminated build() {
      return new ContainerStateTerminated(
          containerID, exitCode, finishedAt, message, reason, signal, startedAt, unknownFields);
    }
  }
}
