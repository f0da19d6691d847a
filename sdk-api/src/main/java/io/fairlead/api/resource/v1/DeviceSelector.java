package io.fairlead.api.resource.v1;

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
 * One criterion a device must meet.
 *
 * @param cel a criterion in CEL
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceSelector(
    @JsonProperty("cel") @Nullable CELDeviceSelector cel,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceSelector {
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

  /** Builds {@link DeviceSelector}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable CELDeviceSelector cel;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceSelector present) {
      cel = present.cel;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceSelector#cel}. */
    public Builder cel(@Nullable CELDeviceSelector cel) {
      this.cel = cel;
      return this;
    }

    /** Changes {@link DeviceSelector#cel}, starting from the present one. */
    public Builder cel(UnaryOperator<CELDeviceSelector.Builder> changes) {
      cel = changes.apply(cel == null ? CELDeviceSelector.builder() : cel.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceSelector build() {
      return new DeviceSelector(cel, unknownFields);
    }
  }
}
