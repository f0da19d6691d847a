package io.fairlead.api.meta;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that one manager has set.
 *
 * @param apiVersion version of the object in which the fields are named
 * @param fieldsType always FieldsV1
 * @param fieldsV1 the set of fields, as the server writes it
 * @param manager who set them
 * @param operation Apply or Update
 * @param subresource through which subresource, absent for the object itself
 * @param time when they were last set
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManagedFieldsEntry(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("fieldsType") @Nullable String fieldsType,
    @JsonProperty("fieldsV1") @Nullable Json fieldsV1,
    @JsonProperty("manager") @Nullable String manager,
    @JsonProperty("operation") @Nullable String operation,
    @JsonProperty("subresource") @Nullable String subresource,
    @JsonProperty("time") @Nullable Timestamp time,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ManagedFieldsEntry {
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

  /** Builds {@link ManagedFieldsEntry}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String fieldsType;
    private @Nullable Json fieldsV1;
    private @Nullable String manager;
    private @Nullable String operation;
    private @Nullable String subresource;
    private @Nullable Timestamp time;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ManagedFieldsEntry present) {
      apiVersion = present.apiVersion;
      fieldsType = present.fieldsType;
      fieldsV1 = present.fieldsV1;
      manager = present.manager;
      operation = present.operation;
      subresource = present.subresource;
      time = present.time;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ManagedFieldsEntry#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link ManagedFieldsEntry#fieldsType}. */
    public Builder fieldsType(@Nullable String fieldsType) {
      this.fieldsType = fieldsType;
      return this;
    }

    /** Sets {@link ManagedFieldsEntry#fieldsV1}. */
    public Builder fieldsV1(@Nullable Json fieldsV1) {
      this.fieldsV1 = fieldsV1;
      return this;
    }

    /** Sets {@link ManagedFieldsEntry#manager}. */
    public Builder manager(@Nullable String manager) {
      this.manager = manager;
      return this;
    }

    /** Sets {@link ManagedFieldsEntry#operation}. */
    public Builder operation(@Nullable String operation) {
      this.operation = operation;
      return this;
    }

    /** Sets {@link ManagedFieldsEntry#subresource}. */
    public Builder subresource(@Nullable String subresource) {
      this.subresource = subresource;
      return this;
    }

    /** Sets {@link ManagedFieldsEntry#time}. */
    public Builder time(@Nullable Timestamp time) {
      this.time = time;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ManagedFieldsEntry build() {
      return new ManagedFieldsEntry(
          apiVersion, fieldsType, fieldsV1, manager, operation, subresource, time, unknownFields);
    }
  }
}
