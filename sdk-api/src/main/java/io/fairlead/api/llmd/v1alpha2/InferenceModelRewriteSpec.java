package io.fairlead.api.llmd.v1alpha2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The pool and the rules.
 *
 * @param poolRef the pool; required by the API
 * @param rules in order; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferenceModelRewriteSpec(
    @JsonProperty("poolRef") @Nullable PoolReference poolRef,
    @JsonProperty("rules") @Nullable List<InferenceModelRewriteRule> rules,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public InferenceModelRewriteSpec {
    rules = Frozen.list(rules);
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

  /** Builds {@link InferenceModelRewriteSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable PoolReference poolRef;
    private @Nullable List<InferenceModelRewriteRule> rules;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(InferenceModelRewriteSpec present) {
      poolRef = present.poolRef;
      rules = present.rules;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link InferenceModelRewriteSpec#poolRef}. */
    public Builder poolRef(@Nullable PoolReference poolRef) {
      this.poolRef = poolRef;
      return this;
    }

    /** Changes {@link InferenceModelRewriteSpec#poolRef}, starting from the present one. */
    public Builder poolRef(UnaryOperator<PoolReference.Builder> changes) {
      poolRef =
          changes.apply(poolRef == null ? PoolReference.builder() : poolRef.toBuilder()).build();
      return this;
    }

    /** Sets {@link InferenceModelRewriteSpec#rules}. */
    public Builder rules(@Nullable List<InferenceModelRewriteRule> rules) {
      this.rules = Frozen.copy(rules);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public InferenceModelRewriteSpec build() {
      return new InferenceModelRewriteSpec(poolRef, rules, unknownFields);
    }
  }
}
