package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a storage claim.
 *
 * @param accessModes ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod
 * @param allocatedResourceStatuses how far a change is, by resource
 * @param allocatedResources what is set aside, by resource
 * @param capacity how much it has
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param currentVolumeAttributesClassName class of the volume's attributes now
 * @param modifyVolumeStatus a change that is under way
 * @param phase where in its life it is
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersistentVolumeClaimStatus(
    @JsonProperty("accessModes") @Nullable List<String> accessModes,
    @JsonProperty("allocatedResourceStatuses")
        @Nullable Map<String, String> allocatedResourceStatuses,
    @JsonProperty("allocatedResources") @Nullable Map<String, Quantity> allocatedResources,
    @JsonProperty("capacity") @Nullable Map<String, Quantity> capacity,
    @JsonProperty("conditions") @Nullable List<PersistentVolumeClaimCondition> conditions,
    @JsonProperty("currentVolumeAttributesClassName")
        @Nullable String currentVolumeAttributesClassName,
    @JsonProperty("modifyVolumeStatus") @Nullable ModifyVolumeStatus modifyVolumeStatus,
    @JsonProperty("phase") @Nullable String phase,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PersistentVolumeClaimStatus {
    accessModes = Frozen.list(accessModes);
    allocatedResourceStatuses = Frozen.map(allocatedResourceStatuses);
    allocatedResources = Frozen.map(allocatedResources);
    capacity = Frozen.map(capacity);
    conditions = Frozen.list(conditions);
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

  /** Builds {@link PersistentVolumeClaimStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<String> accessModes;
    private @Nullable Map<String, String> allocatedResourceStatuses;
    private @Nullable Map<String, Quantity> allocatedResources;
    private @Nullable Map<String, Quantity> capacity;
    private @Nullable List<PersistentVolumeClaimCondition> conditions;
    private @Nullable String currentVolumeAttributesClassName;
    private @Nullable ModifyVolumeStatus modifyVolumeStatus;
    private @Nullable String phase;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PersistentVolumeClaimStatus present) {
      accessModes = present.accessModes;
      allocatedResourceStatuses = present.allocatedResourceStatuses;
      allocatedResources = present.allocatedResources;
      capacity = present.capacity;
      conditions = present.conditions;
      currentVolumeAttributesClassName = present.currentVolumeAttributesClassName;
      modifyVolumeStatus = present.modifyVolumeStatus;
      phase = present.phase;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PersistentVolumeClaimStatus#accessModes}. */
    public Builder accessModes(@Nullable List<String> accessModes) {
      this.accessModes = Frozen.copy(accessModes);
      return this;
    }

    /** Sets {@link PersistentVolumeClaimStatus#allocatedResourceStatuses}. */
    public Builder allocatedResourceStatuses(
        @Nullable Map<String, String> allocatedResourceStatuses) {
      this.allocatedResourceStatuses = Frozen.copy(allocatedResourceStatuses);
      return this;
    }

    /** Sets {@link PersistentVolumeClaimStatus#allocatedResources}. */
    public Builder allocatedResources(@Nullable Map<String, Quantity> allocatedResources) {
      this.allocatedResources = Frozen.copy(allocatedResources);
      return this;
    }

    /** Sets {@link PersistentVolumeClaimStatus#capacity}. */
    public Builder capacity(@Nullable Map<String, Quantity> capacity) {
      this.capacity = Frozen.copy(capacity);
      return this;
    }

    /** Sets {@link PersistentVolumeClaimStatus#conditions}. */
    public Builder conditions(@Nullable List<PersistentVolumeClaimCondition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link PersistentVolumeClaimStatus#currentVolumeAttributesClassName}. */
    public Builder currentVolumeAttributesClassName(
        @Nullable String currentVolumeAttributesClassName) {
      this.currentVolumeAttributesClassName = currentVolumeAttributesClassName;
      return this;
    }

    /** Sets {@link PersistentVolumeClaimStatus#modifyVolumeStatus}. */
    public Builder modifyVolumeStatus(@Nullable ModifyVolumeStatus modifyVolumeStatus) {
      this.modifyVolumeStatus = modifyVolumeStatus;
      return this;
    }

    /**
     * Changes {@link PersistentVolumeClaimStatus#modifyVolumeStatus}, starting from the present
     * one.
     */
    public Builder modifyVolumeStatus(UnaryOperator<ModifyVolumeStatus.Builder> changes) {
      modifyVolumeStatus =
          changes
              .apply(
                  modifyVolumeStatus == null
                      ? ModifyVolumeStatus.builder()
                      : modifyVolumeStatus.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link PersistentVolumeClaimStatus#phase}. */
    public Builder phase(@Nullable String phase) {
      this.phase = phase;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PersistentVolumeClaimStatus build() {
      return new PersistentVolumeClaimStatus(
          accessModes,
          allocatedResourceStatuses,
          allocatedResources,
          capacity,
          conditions,
          currentVolumeAttributesClassName,
          modifyVolumeStatus,
          phase,
          unknownFields);
    }
  }
}
