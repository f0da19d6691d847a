package io.fairlead.api.core.v1;

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
 * Waiting, running or terminated: at most one is there.
 *
 * @param running it runs
 * @param terminated it has ended
 * @param waiting it does not run yet
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerState(
    @JsonProperty("running") @Nullable ContainerStateRunning running,
    @JsonProperty("terminated") @Nullable ContainerStateTerminated terminated,
    @JsonProperty("waiting") @Nullable ContainerStateWaiting waiting,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ContainerState {
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

  /** Builds {@link ContainerState}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable ContainerStateRunning running;
    private @Nullable ContainerStateTerminated terminated;
    private @Nullable ContainerStateWaiting waiting;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ContainerState present) {
      running = present.running;
      terminated = present.terminated;
      waiting = present.waiting;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ContainerState#running}. */
    public Builder running(@Nullable ContainerStateRunning running) {
      this.running = running;
      return this;
    }

    /** Changes {@link ContainerState#running}, starting from the present one. */
    public Builder running(UnaryOperator<ContainerStateRunning.Builder> changes) {
      running =
          changes
              .apply(running == null ? ContainerStateRunning.builder() : running.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ContainerState#terminated}. */
    public Builder terminated(@Nullable ContainerStateTerminated terminated) {
      this.terminated = terminated;
      return this;
    }

    /** Changes {@link ContainerState#terminated}, starting from the present one. */
    public Builder terminated(UnaryOperator<ContainerStateTerminated.Builder> changes) {
      terminated =
          changes
              .apply(
                  terminated == null ? ContainerStateTerminated.builder() : terminated.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ContainerState#waiting}. */
    public Builder waiting(@Nullable ContainerStateWaiting waiting) {
      this.waiting = waiting;
      return this;
    }

    /** Changes {@link ContainerState#waiting}, starting from the present one. */
    public Builder waiting(UnaryOperator<ContainerStateWaiting.Builder> changes) {
      waiting =
          changes
              .apply(waiting == null ? ContainerStateWaiting.builder() : waiting.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ContainerState build() {
      return new ContainerState(running, terminated, waiting, unknownFields);
    }
  }
}
