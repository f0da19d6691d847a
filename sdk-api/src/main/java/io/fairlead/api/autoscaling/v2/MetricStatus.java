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
 * The last value of one metric.
 *
 * @param containerResource a resource of one container
 * @param external a metric from outside of the cluster
 * @param object a metric of one object
 * @param pods a metric of each pod
 * @param resource a resource of the pods
 * @param type which one; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricStatus(
    @JsonProperty("containerResource") @Nullable ContainerResourceMetricStatus containerResource,
    @JsonProperty("external") @Nullable ExternalMetricStatus external,
    @JsonProperty("object") @Nullable ObjectMetricStatus object,
    @JsonProperty("pods") @Nullable PodsMetricStatus pods,
    @JsonProperty("resource") @Nullable ResourceMetricStatus resource,
    @JsonProperty("type") @Nullable String type,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public MetricStatus {
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

  /** Builds {@link MetricStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable ContainerResourceMetricStatus containerResource;
    private @Nullable ExternalMetricStatus external;
    private @Nullable ObjectMetricStatus object;
    private @Nullable PodsMetricStatus pods;
    private @Nullable ResourceMetricStatus resource;
    private @Nullable String type;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(MetricStatus present) {
      containerResource = present.containerResource;
      external = present.external;
      object = present.object;
      pods = present.pods;
      resource = present.resource;
      type = present.type;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link MetricStatus#containerResource}. */
    public Builder containerResource(@Nullable ContainerResourceMetricStatus containerResource) {
      this.containerResource = containerResource;
      return this;
    }

    /** Changes {@link MetricStatus#containerResource}, starting from the present one. */
    public Builder containerResource(UnaryOperator<ContainerResourceMetricStatus.Builder> changes) {
      containerResource =
          changes
              .apply(
                  containerResource == null
                      ? ContainerResourceMetricStatus.builder()
                      : containerResource.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link MetricStatus#external}. */
    public Builder external(@Nullable ExternalMetricStatus external) {
      this.external = external;
      return this;
    }

    /** Changes {@link MetricStatus#external}, starting from the present one. */
    public Builder external(UnaryOperator<ExternalMetricStatus.Builder> changes) {
      external =
          changes
              .apply(external == null ? ExternalMetricStatus.builder() : external.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link MetricStatus#object}. */
    public Builder object(@Nullable ObjectMetricStatus object) {
      this.object = object;
      return this;
    }

    /** Changes {@link MetricStatus#object}, starting from the present one. */
    public Builder object(UnaryOperator<ObjectMetricStatus.Builder> changes) {
      object =
          changes.apply(object == null ? ObjectMetricStatus.builder() : object.toBuilder()).build();
      return this;
    }

    /** Sets {@link MetricStatus#pods}. */
    public Builder pods(@Nullable PodsMetricStatus pods) {
      this.pods = pods;
      return this;
    }

    /** Changes {@link MetricStatus#pods}, starting from the present one. */
    public Builder pods(UnaryOperator<PodsMetricStatus.Builder> changes) {
      pods = changes.apply(pods == null ? PodsMetricStatus.builder() : pods.toBuilder()).build();
      return this;
    }

    /** Sets {@link MetricStatus#resource}. */
    public Builder resource(@Nullable ResourceMetricStatus resource) {
      this.resource = resource;
      return this;
    }

    /** Changes {@link MetricStatus#resource}, starting from the present one. */
    public Builder resource(UnaryOperator<ResourceMetricStatus.Builder> changes) {
      resource =
          changes
              .apply(resource == null ? ResourceMetricStatus.builder() : resource.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link MetricStatus#type}. */
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
    public MetricStatus build() {
      return new MetricStatus(
          containerResource, external, object, pods, resource, type, unknownFields);
    }
  }
}
