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
 * The controller, and parameters for it.
 *
 * @param controllerName the controller; required by the API, 1 to 253 characters
 * @param description for people; at most 64 characters
 * @param parametersRef an object with parameters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayClassSpec(
    @JsonProperty("controllerName") @Nullable String controllerName,
    @JsonProperty("description") @Nullable String description,
    @JsonProperty("parametersRef") @Nullable ParametersReference parametersRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public GatewayClassSpec {
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

  /** Builds {@link GatewayClassSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String controllerName;
    private @Nullable String description;
    private @Nullable ParametersReference parametersRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GatewayClassSpec present) {
      controllerName = present.controllerName;
      description = present.description;
      parametersRef = present.parametersRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GatewayClassSpec#controllerName}. */
    public Builder controllerName(@Nullable String controllerName) {
      this.controllerName = controllerName;
      return this;
    }

    /** Sets {@link GatewayClassSpec#description}. */
    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    /** Sets {@link GatewayClassSpec#parametersRef}. */
    public Builder parametersRef(@Nullable ParametersReference parametersRef) {
      this.parametersRef = parametersRef;
      return this;
    }

    /** Changes {@link GatewayClassSpec#parametersRef}, starting from the present one. */
    public Builder parametersRef(UnaryOperator<ParametersReference.Builder> changes) {
      parametersRef =
          changes
              .apply(
                  parametersRef == null ? ParametersReference.builder() : parametersRef.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GatewayClassSpec build() {
      return new GatewayClassSpec(controllerName, description, parametersRef, unknownFields);
    }
  }
}
