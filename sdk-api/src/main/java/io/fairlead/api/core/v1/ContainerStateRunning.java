package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container that runs.
 *
 * @param startedAt when it started
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerStateRunning(
    @JsonProperty("startedAt") @Nullable Timestamp startedAt,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ContainerStateRunning {
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

  /** Builds {@link ContainerStateRunning}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Timestamp startedAt;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ContainerStateRunning present) {
      startedAt = present.startedAt;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ContainerStateRunning#startedAt}. */
    public Builder startedAt(@Nullable Timestamp startedAt) {
      this.startedAt = startedAt;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ContainerStateRunning build() {
      return new ContainerStateRunning(startedAt, unknownFields);
    }
  }
}
