package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One alternative of a request.
 *
 * @param allocationMode how many devices
 * @param capacity how much it has
 * @param count how many
 * @param derivedAttributes attributes computed for the constraints (1.37, alpha); at most 32 items
 * @param deviceClassName the class the devices must belong to; required by the API
 * @param name its name; required by the API
 * @param selectors criteria, all of which must hold
 * @param tolerations taints that do not keep it away
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceSubRequest(
    @JsonProperty("allocationMode") @Nullable DeviceAllocationMode allocationMode,
    @JsonProperty("capacity") @Nullable CapacityRequirements capacity,
    @JsonProperty("count") @Nullable Long count,
    @JsonProperty("derivedAttributes") @Nullable List<DeviceDerivedAttribute> derivedAttributes,
    @JsonProperty("deviceClassName") @Nullable String deviceClassName,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("selectors") @Nullable List<DeviceSelector> selectors,
    @JsonProperty("tolerations") @Nullable List<DeviceToleration> tolerations,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceSubRequest {
    derivedAttributes = Frozen.list(derivedAttributes);
    selectors = Frozen.list(selectors);
    tolerations = Frozen.list(tolerations);
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

  /**
   * Returns {@link #allocationMode}, or {@code ExactCount}, as the server assumes where it is
   * absent.
   */
  @ServerDefault
  public DeviceAllocationMode effectiveAllocationMode() {
    return allocationMode == null ? DeviceAllocationMode.EXACT_COUNT : allocationMode;
  }

  /** Returns {@link #count}, or {@code 1}, as the server assumes where it is absent. */
  @ServerDefault
  public long effectiveCount() {
    return count == null ? 1L : count;
  }

  /** Builds {@link DeviceSubRequest}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable DeviceAllocationMode allocationMode;
    private @Nullable CapacityRequirements capacity;
    private @Nullable Long count;
    private @Nullable List<DeviceDerivedAttribute> derivedAttributes;
    private @Nullable String deviceClassName;
    private @Nullable String name;
    private @Nullable List<DeviceSelector> selectors;
    private @Nullable List<DeviceToleration> tolerations;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceSubRequest present) {
      allocationMode = present.allocationMode;
      capacity = present.capacity;
      count = present.count;
      derivedAttributes = present.derivedAttributes;
      deviceClassName = present.deviceClassName;
      name = present.name;
      selectors = present.selectors;
      tolerations = present.tolerations;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceSubRequest#allocationMode}. */
    public Builder allocationMode(@Nullable DeviceAllocationMode allocationMode) {
      this.allocationMode = allocationMode;
      return this;
    }

    /** Sets {@link DeviceSubRequest#capacity}. */
    public Builder capacity(@Nullable CapacityRequirements capacity) {
      this.capacity = capacity;
      return this;
    }

    /** Changes {@link DeviceSubRequest#capacity}, starting from the present one. */
    public Builder capacity(UnaryOperator<CapacityRequirements.Builder> changes) {
      capacity =
          changes
              .apply(capacity == null ? CapacityRequirements.builder() : capacity.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link DeviceSubRequest#count}. */
    public Builder count(@Nullable Long count) {
      this.count = count;
      return this;
    }

    /** Sets {@link DeviceSubRequest#derivedAttributes}. */
    public Builder derivedAttributes(@Nullable List<DeviceDerivedAttribute> derivedAttributes) {
      this.derivedAttributes = Frozen.copy(derivedAttributes);
      return this;
    }

    /** Sets {@link DeviceSubRequest#deviceClassName}. */
    public Builder deviceClassName(@Nullable String deviceClassName) {
      this.deviceClassName = deviceClassName;
      return this;
    }

    /** Sets {@link DeviceSubRequest#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link DeviceSubRequest#selectors}. */
    public Builder selectors(@Nullable List<DeviceSelector> selectors) {
      this.selectors = Frozen.copy(selectors);
      return this;
    }

    /** Sets {@link DeviceSubRequest#tolerations}. */
    public Builder tolerations(@Nullable List<DeviceToleration> tolerations) {
      this.tolerations = Frozen.copy(tolerations);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceSubRequest build() {
      return new DeviceSubRequest(
          allocationMode,
          capacity,
          count,
          derivedAttributes,
          deviceClassName,
          name,
          selectors,
          tolerations,
          unknownFields);
    }
  }
}
