package io.fairlead.api.resource.v1;

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
 * The claim to be made.
 *
 * @param metadata labels and annotations of the claims
 * @param spec what is wanted; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceClaimTemplateSpec(
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("spec") @Nullable ResourceClaimSpec spec,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceClaimTemplateSpec {
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

  /** Builds {@link ResourceClaimTemplateSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable ResourceClaimSpec spec;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceClaimTemplateSpec present) {
      metadata = present.metadata;
      spec = present.spec;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceClaimTemplateSpec#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link ResourceClaimTemplateSpec#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link ResourceClaimTemplateSpec#spec}. */
    public Builder spec(@Nullable ResourceClaimSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Changes {@link ResourceClaimTemplateSpec#spec}, starting from the present one. */
    public Builder spec(UnaryOperator<ResourceClaimSpec.Builder> changes) {
      spec = changes.apply(spec == null ? ResourceClaimSpec.builder() : spec.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceClaimTemplateSpec build() {
      return new ResourceClaimTemplateSpec(metadata, spec, unknownFields);
    }
  }
}
