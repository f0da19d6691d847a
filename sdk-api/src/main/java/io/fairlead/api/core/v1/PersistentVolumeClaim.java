package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A claim for storage, as it stands in the templates of a workload.
 *
 * @param apiVersion group and version of the object meant
 * @param kind its kind
 * @param metadata name, labels and annotations of the claim
 * @param spec what is wanted
 * @param status what was observed
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersistentVolumeClaim(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("spec") @Nullable PersistentVolumeClaimSpec spec,
    @JsonProperty("status") @Nullable PersistentVolumeClaimStatus status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PersistentVolumeClaim {
    metadata = metadata == null ? ObjectMeta.ABSENT : metadata;
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

  /** Builds {@link PersistentVolumeClaim}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String kind;
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable PersistentVolumeClaimSpec spec;
    private @Nullable PersistentVolumeClaimStatus status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PersistentVolumeClaim present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      spec = present.spec;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PersistentVolumeClaim#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link PersistentVolumeClaim#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link PersistentVolumeClaim#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link PersistentVolumeClaim#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link PersistentVolumeClaim#spec}. */
    public Builder spec(@Nullable PersistentVolumeClaimSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Changes {@link PersistentVolumeClaim#spec}, starting from the present one. */
    public Builder spec(UnaryOperator<PersistentVolumeClaimSpec.Builder> changes) {
      spec =
          changes
              .apply(spec == null ? PersistentVolumeClaimSpec.builder() : spec.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link PersistentVolumeClaim#status}. */
    public Builder status(@Nullable PersistentVolumeClaimStatus status) {
      this.status = status;
      return this;
    }

    /** Changes {@link PersistentVolumeClaim#status}, starting from the present one. */
    public Builder status(UnaryOperator<PersistentVolumeClaimStatus.Builder> changes) {
      status =
          changes
              .apply(status == null ? PersistentVolumeClaimStatus.builder() : status.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PersistentVolumeClaim build() {
      return new PersistentVolumeClaim(apiVersion, kind, metadata, spec, status, unknownFields);
    }
  }
}
