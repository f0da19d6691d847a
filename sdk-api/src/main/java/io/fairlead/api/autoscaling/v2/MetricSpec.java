package io.fairlead.api.autoscaling.v2;

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
 * One metric and its target: the field that the type names is set.
 *
 * @param containerResource a resource of one container
 * @param external a metric from outside of the cluster
 * @param object a metric of one object
 * @param pods a metric of each pod
 * @param resource a resource of the pods
 * @param type ContainerResource, External, Object, Pods or Resource; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricSpec(
    @JsonProperty("containerResource") @Nullable ContainerResourceMetricSource containerResource,
    @JsonProperty("external") @Nullable ExternalMetricSource external,
    @JsonProperty("object") @Nullable ObjectMetricSource object,
    @JsonProperty("pods") @Nullable PodsMetricSource pods,
    @JsonProperty("resource") @Nullable ResourceMetricSource resource,
    @JsonProperty("type") @Nullable String type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public MetricSpec {
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

  /** Builds {@link MetricSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable ContainerResourceMetricSource containerResource;
    private @Nullable ExternalMetricSource external;
    private @Nullable ObjectMetricSource object;
    private @Nullable PodsMetricSource pods;
    private @Nullable ResourceMetricSource resource;
    private @Nullable String type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(MetricSpec present) {
      containerResource = present.containerResource;
      external = present.external;
      object = present.object;
      pods = present.pods;
      resource = present.resource;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link MetricSpec#containerResource}. */
    public Builder containerResource(@Nullable ContainerResourceMetricSource containerResource) {
      this.containerResource = containerResource;
      return this;
    }

    /** Changes {@link MetricSpec#containerResource}, starting from the present one. */
    public Builder containerResource(UnaryOperator<ContainerResourceMetricSource.Builder> changes) {
      containerResource =
          changes
              .apply(
                  containerResource == null
                      ? ContainerResourceMetricSource.builder()
                      : containerResource.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link MetricSpec#external}. */
    public Builder external(@Nullable ExternalMetricSource external) {
      this.external = external;
      return this;
    }

    /** Changes {@link MetricSpec#external}, starting from the present one. */
    public Builder external(UnaryOperator<ExternalMetricSource.Builder> changes) {
      external =
          changes
              .apply(external == null ? ExternalMetricSource.builder() : external.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link MetricSpec#object}. */
    public Builder object(@Nullable ObjectMetricSource object) {
      this.object = object;
      return this;
    }

    /** Changes {@link MetricSpec#object}, starting from the present one. */
    public Builder object(UnaryOperator<ObjectMetricSource.Builder> changes) {
      object =
          changes.apply(object == null ? ObjectMetricSource.builder() : object.toBuilder()).build();
      return this;
    }

    /** Sets {@link MetricSpec#pods}. */
    public Builder pods(@Nullable PodsMetricSource pods) {
      this.pods = pods;
      return this;
    }

    /** Changes {@link MetricSpec#pods}, starting from the present one. */
    public Builder pods(UnaryOperator<PodsMetricSource.Builder> changes) {
      pods = changes.apply(pods == null ? PodsMetricSource.builder() : pods.toBuilder()).build();
      return this;
    }

    /** Sets {@link MetricSpec#resource}. */
    public Builder resource(@Nullable ResourceMetricSource resource) {
      this.resource = resource;
      return this;
    }

    /** Changes {@link MetricSpec#resource}, starting from the present one. */
    public Builder resource(UnaryOperator<ResourceMetricSource.Builder> changes) {
      resource =
          changes
              .apply(resource == null ? ResourceMetricSource.builder() : resource.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link MetricSpec#type}. */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public MetricSpec build() {
      return new MetricSpec(
          containerResource, external, object, pods, resource, type, unknownFields);
    }
  }
}
