package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well a trigger answers.
 *
 * @param numberOfFailures failures in a row
 * @param status Happy or Failing
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthStatus(
    @JsonProperty("numberOfFailures") @Nullable Integer numberOfFailures,
    @JsonProperty("status") @Nullable String status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HealthStatus {
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

  /** Builds {@link HealthStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer numberOfFailures;
    private @Nullable String status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HealthStatus present) {
      numberOfFailures = present.numberOfFailures;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HealthStatus#numberOfFailures}. */
    public Builder numberOfFailures(@Nullable Integer numberOfFailures) {
      this.numberOfFailures = numberOfFailures;
      return this;
    }

    /** Sets {@link HealthStatus#status}. */
    public Builder status(@Nullable String status) {
      this.status = status;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HealthStatus build() {
      return new HealthStatus(numberOfFailures, status, unknownFields);
    }
  }
}
