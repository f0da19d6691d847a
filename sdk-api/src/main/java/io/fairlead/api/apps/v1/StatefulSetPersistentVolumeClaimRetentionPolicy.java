package io.fairlead.api.apps.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the storage claims.
 *
 * @param whenDeleted what becomes of it when the set is deleted: Retain or Delete
 * @param whenScaled what becomes of it when the set shrinks: Retain or Delete
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatefulSetPersistentVolumeClaimRetentionPolicy(
    @JsonProperty("whenDeleted") @Nullable String whenDeleted,
    @JsonProperty("whenScaled") @Nullable String whenScaled,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public StatefulSetPersistentVolumeClaimRetentionPolicy {
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
   * Builds {@link StatefulSetPersistentVolumeClaimRetentionPolicy}; checks nothing. Not
   * thread-safe.
   */
  public static final class Builder {
    private @Nullable String whenDeleted;
    private @Nullable String whenScaled;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(StatefulSetPersistentVolumeClaimRetentionPolicy present) {
      whenDeleted = present.whenDeleted;
      whenScaled = present.whenScaled;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link StatefulSetPersistentVolumeClaimRetentionPolicy#whenDeleted}. */
    public Builder whenDeleted(@Nullable String whenDeleted) {
      this.whenDeleted = whenDeleted;
      return this;
    }

    /** Sets {@link StatefulSetPersistentVolumeClaimRetentionPolicy#whenScaled}. */
    public Builder whenScaled(@Nullable String whenScaled) {
      this.whenScaled = whenScaled;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public StatefulSetPersistentVolumeClaimRetentionPolicy build() {
      return new StatefulSetPersistentVolumeClaimRetentionPolicy(
          whenDeleted, whenScaled, unknownFields);
    }
  }
}
