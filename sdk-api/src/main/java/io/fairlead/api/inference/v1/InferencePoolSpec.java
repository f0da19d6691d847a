package io.fairlead.api.inference.v1;

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
 * Which pods belong to the pool, their ports, and the picker.
 *
 * @param appProtocol what is spoken, for example kubernetes.io/h2c
 * @param endpointPickerRef who chooses the endpoint of each request
 * @param selector labels of the pods; required by the API
 * @param targetPorts ports of the model servers in each pod; required by the API, 1 to 8 items
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferencePoolSpec(
    @JsonProperty("appProtocol") @Nullable AppProtocol appProtocol,
    @JsonProperty("endpointPickerRef") @Nullable EndpointPickerRef endpointPickerRef,
    @JsonProperty("selector") @Nullable PoolSelector selector,
    @JsonProperty("targetPorts") @Nullable List<PortNumber> targetPorts,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public InferencePoolSpec {
    targetPorts = Frozen.list(targetPorts);
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

  /** Returns {@link #appProtocol}, or {@code http}, as the schema sets where it is absent. */
  public AppProtocol effectiveAppProtocol() {
    return appProtocol == null ? AppProtocol.HTTP : appProtocol;
  }

  /** Builds {@link InferencePoolSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable AppProtocol appProtocol;
    private @Nullable EndpointPickerRef endpointPickerRef;
    private @Nullable PoolSelector selector;
    private @Nullable List<PortNumber> targetPorts;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(InferencePoolSpec present) {
      appProtocol = present.appProtocol;
      endpointPickerRef = present.endpointPickerRef;
      selector = present.selector;
      targetPorts = present.targetPorts;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link InferencePoolSpec#appProtocol}. */
    public Builder appProtocol(@Nullable AppProtocol appProtocol) {
      this.appProtocol = appProtocol;
      return this;
    }

    /** Sets {@link InferencePoolSpec#endpointPickerRef}. */
    public Builder endpointPickerRef(@Nullable EndpointPickerRef endpointPickerRef) {
      this.endpointPickerRef = endpointPickerRef;
      return this;
    }

    /** Changes {@link InferencePoolSpec#endpointPickerRef}, starting from the present one. */
    public Builder endpointPickerRef(UnaryOperator<EndpointPickerRef.Builder> changes) {
      endpointPickerRef =
          changes
              .apply(
                  endpointPickerRef == null
                      ? EndpointPickerRef.builder()
                      : endpointPickerRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link InferencePoolSpec#selector}. */
    public Builder selector(@Nullable PoolSelector selector) {
      this.selector = selector;
      return this;
    }

    /** Changes {@link InferencePoolSpec#selector}, starting from the present one. */
    public Builder selector(UnaryOperator<PoolSelector.Builder> changes) {
      selector =
          changes.apply(selector == null ? PoolSelector.builder() : selector.toBuilder()).build();
      return this;
    }

    /** Sets {@link InferencePoolSpec#targetPorts}. */
    public Builder targetPorts(@Nullable List<PortNumber> targetPorts) {
      this.targetPorts = Frozen.copy(targetPorts);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public InferencePoolSpec build() {
      return new InferencePoolSpec(
          appProtocol, endpointPickerRef, selector, targetPorts, unknownFields);
    }
  }
}
