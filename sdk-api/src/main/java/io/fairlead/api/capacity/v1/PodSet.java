package io.fairlead.api.capacity.v1;

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
 * A number of equal pods.
 *
 * @param count how many; required by the API, at least 1
 * @param podTemplateRef the pod template; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodSet(
    @JsonProperty("count") @Nullable Integer count,
    @JsonProperty("podTemplateRef") @Nullable PodTemplateReference podTemplateRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PodSet {
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

  /** Builds {@link PodSet}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer count;
    private @Nullable PodTemplateReference podTemplateRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PodSet present) {
      count = present.count;
      podTemplateRef = present.podTemplateRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PodSet#count}. */
    public Builder count(@Nullable Integer count) {
      this.count = count;
      return this;
    }

    /** Sets {@link PodSet#podTemplateRef}. */
    public Builder podTemplateRef(@Nullable PodTemplateReference podTemplateRef) {
      this.podTemplateRef = podTemplateRef;
      return this;
    }

    /** Changes {@link PodSet#podTemplateRef}, starting from the present one. */
    public Builder podTemplateRef(UnaryOperator<PodTemplateReference.Builder> changes) {
      podTemplateRef =
          changes
              .apply(
                  podTemplateRef == null
                      ? PodTemplateReference.builder()
                      : podTemplateRef.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PodSet build() {
      return new PodSet(count, podTemplateRef, unknownFields);
    }
  }
}
