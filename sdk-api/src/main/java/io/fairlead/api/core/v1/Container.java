package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One process of a pod.
 *
 * @param args arguments; the image's own if absent
 * @param command entry point; the image's own if absent
 * @param env environment variables; unique by name
 * @param image what to run
 * @param name its name; required by the API
 * @param ports ports worth naming; unique by containerPort and protocol
 * @param resources what is asked for and what is allowed
 * @param restartPolicy Always makes an init container a sidecar
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Container(
    @JsonProperty("args") @Nullable List<String> args,
    @JsonProperty("command") @Nullable List<String> command,
    @JsonProperty("env") @Nullable List<EnvVar> env,
    @JsonProperty("image") @Nullable String image,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("ports") @Nullable List<ContainerPort> ports,
    @JsonProperty("resources") @Nullable ResourceRequirements resources,
    @JsonProperty("restartPolicy") @Nullable String restartPolicy,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Container {
    args = Frozen.list(args);
    command = Frozen.list(command);
    env = Frozen.list(env);
    ports = Frozen.list(ports);
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

  /** Builds {@link Container}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<String> args;
    private @Nullable List<String> command;
    private @Nullable List<EnvVar> env;
    private @Nullable String image;
    private @Nullable String name;
    private @Nullable List<ContainerPort> ports;
    private @Nullable ResourceRequirements resources;
    private @Nullable String restartPolicy;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Container present) {
      args = present.args;
      command = present.command;
      env = present.env;
      image = present.image;
      name = present.name;
      ports = present.ports;
      resources = present.resources;
      restartPolicy = present.restartPolicy;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Container#args}. */
    public Builder args(@Nullable List<String> args) {
      this.args = Frozen.copy(args);
      return this;
    }

    /** Sets {@link Container#command}. */
    public Builder command(@Nullable List<String> command) {
      this.command = Frozen.copy(command);
      return this;
    }

    /** Sets {@link Container#env}. */
    public Builder env(@Nullable List<EnvVar> env) {
      this.env = Frozen.copy(env);
      return this;
    }

    /** Sets {@link Container#image}. */
    public Builder image(@Nullable String image) {
      this.image = image;
      return this;
    }

    /** Sets {@link Container#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link Container#ports}. */
    public Builder ports(@Nullable List<ContainerPort> ports) {
      this.ports = Frozen.copy(ports);
      return this;
    }

    /** Sets {@link Container#resources}. */
    public Builder resources(@Nullable ResourceRequirements resources) {
      this.resources = resources;
      return this;
    }

    /** Changes {@link Container#resources}, starting from the present one. */
    public Builder resources(UnaryOperator<ResourceRequirements.Builder> changes) {
      resources =
          changes
              .apply(resources == null ? ResourceRequirements.builder() : resources.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link Container#restartPolicy}. */
    public Builder restartPolicy(@Nullable String restartPolicy) {
      this.restartPolicy = restartPolicy;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Container build() {
      return new Container(
          args, command, env, image, name, ports, resources, restartPolicy, unknownFields);
    }
  }
}
