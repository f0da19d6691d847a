package io.fairlead.api.llmd.v1alpha2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which requests go to which models.
 *
 * @param matches one of them must hold; all requests if empty
 * @param targets where they go; at least 1 item
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferenceModelRewriteRule(
    @JsonProperty("matches") @Nullable List<Match> matches,
    @JsonProperty("targets") @Nullable List<TargetModel> targets,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public InferenceModelRewriteRule {
    matches = Frozen.list(matches);
    targets = Frozen.list(targets);
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

  /** Builds {@link InferenceModelRewriteRule}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Match> matches;
    private @Nullable List<TargetModel> targets;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(InferenceModelRewriteRule present) {
      matches = present.matches;
      targets = present.targets;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link InferenceModelRewriteRule#matches}. */
    public Builder matches(@Nullable List<Match> matches) {
      this.matches = Frozen.copy(matches);
      return this;
    }

    /** Sets {@link InferenceModelRewriteRule#targets}. */
    public Builder targets(@Nullable List<TargetModel> targets) {
      this.targets = Frozen.copy(targets);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public InferenceModelRewriteRule build() {
      return new InferenceModelRewriteRule(matches, targets, unknownFields);
    }
  }
}
