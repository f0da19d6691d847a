package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.LabelSelector;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What storage is asked for.
 *
 * @param accessModes ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod
 * @param dataSource what to fill the volume from, in the same namespace
 * @param dataSourceRef what to fill the volume from
 * @param resources how much storage
 * @param selector labels of what belongs to it
 * @param storageClassName class of the storage
 * @param volumeAttributesClassName class of the volume's attributes
 * @param volumeMode Filesystem or Block
 * @param volumeName the volume, once there is one
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersistentVolumeClaimSpec(
    @JsonProperty("accessModes") @Nullable List<String> accessModes,
    @JsonProperty("dataSource") @Nullable TypedLocalObjectReference dataSource,
    @JsonProperty("dataSourceRef") @Nullable TypedObjectReference dataSourceRef,
    @JsonProperty("resources") @Nullable VolumeResourceRequirements resources,
    @JsonProperty("selector") @Nullable LabelSelector selector,
    @JsonProperty("storageClassName") @Nullable String storageClassName,
    @JsonProperty("volumeAttributesClassName") @Nullable String volumeAttributesClassName,
    @JsonProperty("volumeMode") @Nullable String volumeMode,
    @JsonProperty("volumeName") @Nullable String volumeName,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PersistentVolumeClaimSpec {
    accessModes = Frozen.list(accessModes);
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

  /** Builds {@link PersistentVolumeClaimSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<String> accessModes;
    private @Nullable TypedLocalObjectReference dataSource;
    private @Nullable TypedObjectReference dataSourceRef;
    private @Nullable VolumeResourceRequirements resources;
    private @Nullable LabelSelector selector;
    private @Nullable String storageClassName;
    private @Nullable String volumeAttributesClassName;
    private @Nullable String volumeMode;
    private @Nullable String volumeName;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PersistentVolumeClaimSpec present) {
      accessModes = present.accessModes;
      dataSource = present.dataSource;
      dataSourceRef = present.dataSourceRef;
      resources = present.resources;
      selector = present.selector;
      storageClassName = present.storageClassName;
      volumeAttributesClassName = present.volumeAttributesClassName;
      volumeMode = present.volumeMode;
      volumeName = present.volumeName;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PersistentVolumeClaimSpec#accessModes}. */
    public Builder accessModes(@Nullable List<String> accessModes) {
      this.accessModes = Frozen.copy(accessModes);
      return this;
    }

    /** Sets {@link PersistentVolumeClaimSpec#dataSource}. */
    public Builder dataSource(@Nullable TypedLocalObjectReference dataSource) {
      this.dataSource = dataSource;
      return this;
    }

    /** Changes {@link PersistentVolumeClaimSpec#dataSource}, starting from the present one. */
    public Builder dataSource(UnaryOperator<TypedLocalObjectReference.Builder> changes) {
      dataSource =
          changes
              .apply(
                  dataSource == null ? TypedLocalObjectReference.builder() : dataSource.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link PersistentVolumeClaimSpec#dataSourceRef}. */
    public Builder dataSourceRef(@Nullable TypedObjectReference dataSourceRef) {
      this.dataSourceRef = dataSourceRef;
      return this;
    }

    /** Changes {@link PersistentVolumeClaimSpec#dataSourceRef}, starting from the present one. */
    public Builder dataSourceRef(UnaryOperator<TypedObjectReference.Builder> changes) {
      dataSourceRef =
          changes
              .apply(
                  dataSourceRef == null
                      ? TypedObjectReference.builder()
                      : dataSourceRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link PersistentVolumeClaimSpec#resources}. */
    public Builder resources(@Nullable VolumeResourceRequirements resources) {
      this.resources = resources;
      return this;
    }

    /** Changes {@link PersistentVolumeClaimSpec#resources}, starting from the present one. */
    public Builder resources(UnaryOperator<VolumeResourceRequirements.Builder> changes) {
      resources =
          changes
              .apply(
                  resources == null ? VolumeResourceRequirements.builder() : resources.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link PersistentVolumeClaimSpec#selector}. */
    public Builder selector(@Nullable LabelSelector selector) {
      this.selector = selector;
      return this;
    }

    /** Changes {@link PersistentVolumeClaimSpec#selector}, starting from the present one. */
    public Builder selector(UnaryOperator<LabelSelector.Builder> changes) {
      selector =
          changes.apply(selector == null ? LabelSelector.builder() : selector.toBuilder()).build();
      return this;
    }

    /** Sets {@link PersistentVolumeClaimSpec#storageClassName}. */
    public Builder storageClassName(@Nullable String storageClassName) {
      this.storageClassName = storageClassName;
      return this;
    }

    /** Sets {@link PersistentVolumeClaimSpec#volumeAttributesClassName}. */
    public Builder volumeAttributesClassName(@Nullable String volumeAttributesClassName) {
      this.volumeAttributesClassName = volumeAttributesClassName;
      return this;
    }

    /** Sets {@link PersistentVolumeClaimSpec#volumeMode}. */
    public Builder volumeMode(@Nullable String volumeMode) {
      this.volumeMode = volumeMode;
      return this;
    }

    /** Sets {@link PersistentVolumeClaimSpec#volumeName}. */
    public Builder volumeName(@Nullable String volumeName) {
      this.volumeName = volumeName;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PersistentVolumeClaimSpec build() {
      return new PersistentVolumeClaimSpec(
          accessModes,
          dataSource,
          dataSourceRef,
          resources,
          selector,
          storageClassName,
          volumeAttributesClassName,
          volumeMode,
          volumeName,
          unknownFields);
    }
  }
}
