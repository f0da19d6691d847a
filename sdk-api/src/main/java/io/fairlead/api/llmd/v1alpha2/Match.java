package io.fairlead.api.llmd.v1alpha2;

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
 * One criterion of a request.
 *
 * @param model the model asked for; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Match(
    @JsonProperty("model") @Nullable ModelMatch model,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Match {
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

  /** Builds {@link Match}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable ModelMatch model;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Match present) {
      model = present.model;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Match#model}. */
    public Builder model(@Nullable ModelMatch model) {
      this.model = model;
      return this;
    }

    /** Changes {@link Match#model}, starting from the present one. */
    public Builder model(UnaryOperator<ModelMatch.Builder> changes) {
      model = changes.apply(model == null ? ModelMatch.builder() : model.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Match build() {
      return new Match(model, unknownFields);
    }
  }
}
