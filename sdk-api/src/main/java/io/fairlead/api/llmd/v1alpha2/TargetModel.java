package io.fairlead.api.llmd.v1alpha2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model to send requests to.
 *
 * @param modelRewrite the model to ask for instead; required by the API
 * @param weight share among the targets; 1 to 1000000
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetModel(
    @JsonProperty("modelRewrite") @Nullable String modelRewrite,
    @JsonProperty("weight") @Nullable Integer weight,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public TargetModel {
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

  /** Builds {@link TargetModel}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String modelRewrite;
    private @Nullable Integer weight;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(TargetModel present) {
      modelRewrite = present.modelRewrite;
      weight = present.weight;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link TargetModel#modelRewrite}. */
    public Builder modelRewrite(@Nullable String modelRewrite) {
      this.modelRewrite = modelRewrite;
      return this;
    }

    /** Sets {@link TargetModel#weight}. */
    public Builder weight(@Nullable Integer weight) {
      this.weight = weight;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public TargetModel build() {
      return new TargetModel(modelRewrite, weight, unknownFields);
    }
  }
}
