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
 * What is known about a container.
 *
 * @param containerID as the runtime names it
 * @param image what runs; required by the API
 * @param imageID digest of what runs; required by the API
 * @param lastState how it ended the last time
 * @param name its name; required by the API
 * @param ready whether it passes its readiness probe; required by the API
 * @param restartCount how often it was restarted; required by the API
 * @param started whether it passed its startup probe
 * @param state what it does now
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerStatus(
    @JsonProperty("containerID") @Nullable String containerID,
    @JsonProperty("image") @Nullable String image,
    @JsonProperty("imageID") @Nullable String imageID,
    @JsonProperty("lastState") @Nullable ContainerState lastState,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("ready") @Nullable Boolean ready,
    @JsonProperty("restartCount") @Nullable Integer restartCount,
    @JsonProperty("started") @Nullable Boolean started,
    @JsonProperty("state") @Nullable ContainerState state,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ContainerStatus {
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

  /** Builds {@link ContainerStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String containerID;
    private @Nullable String image;
    private @Nullable String imageID;
    private @Nullable ContainerState lastState;
    private @Nullable String name;
    private @Nullable Boolean ready;
    private @Nullable Integer restartCount;
    private @Nullable Boolean started;
    private @Nullable ContainerState state;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ContainerStatus present) {
      containerID = present.containerID;
      image = present.image;
      imageID = present.imageID;
      lastState = present.lastState;
      name = present.name;
      ready = present.ready;
      restartCount = present.restartCount;
      started = present.started;
      state = present.state;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ContainerStatus#containerID}. */
    public Builder containerID(@Nullable String containerID) {
      this.containerID = containerID;
      return this;
    }

    /** Sets {@link ContainerStatus#image}. */
    public Builder image(@Nullable String image) {
      this.image = image;
      return this;
    }

    /** Sets {@link ContainerStatus#imageID}. */
    public Builder imageID(@Nullable String imageID) {
      this.imageID = imageID;
      return this;
    }

    /** Sets {@link ContainerStatus#lastState}. */
    public Builder lastState(@Nullable ContainerState lastState) {
      this.lastState = lastState;
      return this;
    }

    /** Changes {@link ContainerStatus#lastState}, starting from the present one. */
    public Builder lastState(UnaryOperator<ContainerState.Builder> changes) {
      lastState =
          changes
              .apply(lastState == null ? ContainerState.builder() : lastState.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ContainerStatus#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ContainerStatus#ready}. */
    public Builder ready(@Nullable Boolean ready) {
      this.ready = ready;
      return this;
    }

    /** Sets {@link ContainerStatus#restartCount}. */
    public Builder restartCount(@Nullable Integer restartCount) {
      this.restartCount = restartCount;
      return this;
    }

    /** Sets {@link ContainerStatus#started}. */
    public Builder started(@Nullable Boolean started) {
      this.started = started;
      return this;
    }

    /** Sets {@link ContainerStatus#state}. */
    public Builder state(@Nullable ContainerState state) {
      this.state = state;
      return this;
    }

    /** Changes {@link ContainerStatus#state}, starting from the present one. */
    public Builder state(UnaryOperator<ContainerState.Builder> changes) {
      state = changes.apply(state == null ? ContainerState.builder() : state.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ContainerStatus build() {
      return new ContainerStatus(
          containerID,
          image,
          imageID,
          lastState,
          name,
          ready,
          restartCount,
          started,
          state,
          unknownFields);
    }
  }
}
