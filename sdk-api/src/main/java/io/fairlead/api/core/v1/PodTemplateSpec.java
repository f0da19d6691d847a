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
 * A pod to be made, as workloads carry it.
 *
 * @param metadata labels and annotations of the pods
 * @param spec what is wanted
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodTemplateSpec(
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("spec") @Nullable PodSpec spec,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PodTemplateSpec {
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

  /** Builds {@link PodTemplateSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable PodSpec spec;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PodTemplateSpec present) {
      metadata = present.metadata;
      spec = present.spec;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PodTemplateSpec#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link PodTemplateSpec#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link PodTemplateSpec#spec}. */
    public Builder spec(@Nullable PodSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Changes {@link PodTemplateSpec#spec}, starting from the present one. */
    public Builder spec(UnaryOperator<PodSpec.Builder> changes) {
      spec = changes.apply(spec == null ? PodSpec.builder() : spec.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PodTemplateSpec build() {
      return new PodTemplateSpec(metadata, spec, unknownFields);
    }
  }
}
