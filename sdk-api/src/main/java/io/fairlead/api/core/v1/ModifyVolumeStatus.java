package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of the volume's attributes that is under way.
 *
 * @param status Pending, InProgress or Infeasible; required by the API
 * @param targetVolumeAttributesClassName class that is being changed to
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModifyVolumeStatus(
    @JsonProperty("status") @Nullable String status,
    @JsonProperty("targetVolumeAttributesClassName")
        @Nullable String targetVolumeAttributesClassName,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ModifyVolumeStatus {
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

  /** Builds {@link ModifyVolumeStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String status;
    private @Nullable String targetVolumeAttributesClassName;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ModifyVolumeStatus present) {
      status = present.status;
      targetVolumeAttributesClassName = present.targetVolumeAttributesClassName;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ModifyVolumeStatus#status}. */
    public Builder status(@Nullable String status) {
      this.status = status;
      return this;
    }

    /** Sets {@link ModifyVolumeStatus#targetVolumeAttributesClassName}. */
    public Builder targetVolumeAttributesClassName(
        @Nullable String targetVolumeAttributesClassName) {
      this.targetVolumeAttributesClassName = targetVolumeAttributesClassName;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ModifyVolumeStatus build() {
      return new ModifyVolumeStatus(status, targetVolumeAttributesClassName, unknownFields);
    }
  }
}
