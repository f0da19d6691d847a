package io.fairlead.api.gateway.v1;

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
 * What the objects made for the gateway carry.
 *
 * @param annotations annotations; at most 16 entries
 * @param labels labels; at most 8 entries
 * @param parametersRef an object with parameters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayInfrastructure(
    @JsonProperty("annotations") @Nullable Map<String, String> annotations,
    @JsonProperty("labels") @Nullable Map<String, String> labels,
    @JsonProperty("parametersRef") @Nullable LocalParametersReference parametersRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GatewayInfrastructure {
    annotations = Frozen.map(annotations);
    labels = Frozen.map(labels);
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

  /** Builds {@link GatewayInfrastructure}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, String> annotations;
    private @Nullable Map<String, String> labels;
    private @Nullable LocalParametersReference parametersRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GatewayInfrastructure present) {
      annotations = present.annotations;
      labels = present.labels;
      parametersRef = present.parametersRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GatewayInfrastructure#annotations}. */
    public Builder annotations(@Nullable Map<String, String> annotations) {
      this.annotations = Frozen.copy(annotations);
      return this;
    }

    /** Sets {@link GatewayInfrastructure#labels}. */
    public Builder labels(@Nullable Map<String, String> labels) {
      this.labels = Frozen.copy(labels);
      return this;
    }

    /** Sets {@link GatewayInfrastructure#parametersRef}. */
    public Builder parametersRef(@Nullable LocalParametersReference parametersRef) {
      this.parametersRef = parametersRef;
      return this;
    }

    /** Changes {@link GatewayInfrastructure#parametersRef}, starting from the present one. */
    public Builder parametersRef(UnaryOperator<LocalParametersReference.Builder> changes) {
      parametersRef =
          changes
              .apply(
                  parametersRef == null
                      ? LocalParametersReference.builder()
                      : parametersRef.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GatewayInfrastructure build() {
      return new GatewayInfrastructure(annotations, labels, parametersRef, unknownFields);
    }
  }
}
