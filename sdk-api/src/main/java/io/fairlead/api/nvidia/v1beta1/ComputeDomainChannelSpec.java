package io.fairlead.api.nvidia.v1beta1;

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
 * The claim template that the driver makes for the workload.
 *
 * @param allocationMode how many devices
 * @param resourceClaimTemplate the claim template that the driver makes; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeDomainChannelSpec(
    @JsonProperty("allocationMode") @Nullable ComputeDomainAllocationMode allocationMode,
    @JsonProperty("resourceClaimTemplate")
        @Nullable ResourceClaimTemplateName resourceClaimTemplate,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ComputeDomainChannelSpec {
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

  /** Returns {@link #allocationMode}, or {@code Single}, as the schema sets where it is absent. */
  public ComputeDomainAllocationMode effectiveAllocationMode() {
    return allocationMode == null ? ComputeDomainAllocationMode.SINGLE : allocationMode;
  }

  /** Builds {@link ComputeDomainChannelSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable ComputeDomainAllocationMode allocationMode;
    private @Nullable ResourceClaimTemplateName resourceClaimTemplate;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ComputeDomainChannelSpec present) {
      allocationMode = present.allocationMode;
      resourceClaimTemplate = present.resourceClaimTemplate;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ComputeDomainChannelSpec#allocationMode}. */
    public Builder allocationMode(@Nullable ComputeDomainAllocationMode allocationMode) {
      this.allocationMode = allocationMode;
      return this;
    }

    /** Sets {@link ComputeDomainChannelSpec#resourceClaimTemplate}. */
    public Builder resourceClaimTemplate(
        @Nullable ResourceClaimTemplateName resourceClaimTemplate) {
      this.resourceClaimTemplate = resourceClaimTemplate;
      return this;
    }

    /**
     * Changes {@link ComputeDomainChannelSpec#resourceClaimTemplate}, starting from the present
     * one.
     */
    public Builder resourceClaimTemplate(UnaryOperator<ResourceClaimTemplateName.Builder> changes) {
      resourceClaimTemplate =
          changes
              .apply(
                  resourceClaimTemplate == null
                      ? ResourceClaimTemplateName.builder()
                      : resourceClaimTemplate.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ComputeDomainChannelSpec build() {
      return new ComputeDomainChannelSpec(allocationMode, resourceClaimTemplate, unknownFields);
    }
  }
}
