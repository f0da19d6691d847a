package io.fairlead.api.capacity.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.Condition;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the request.
 *
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param provisioningClassDetails what the class reports; at most 64 entries
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProvisioningRequestStatus(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("provisioningClassDetails")
        @Nullable Map<String, String> provisioningClassDetails,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ProvisioningRequestStatus {
    conditions = Frozen.list(conditions);
    provisioningClassDetails = Frozen.map(provisioningClassDetails);
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

  /** Builds {@link ProvisioningRequestStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private @Nullable Map<String, String> provisioningClassDetails;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ProvisioningRequestStatus present) {
      conditions = present.conditions;
      provisioningClassDetails = present.provisioningClassDetails;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ProvisioningRequestStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link ProvisioningRequestStatus#provisioningClassDetails}. */
    public Builder provisioningClassDetails(
        @Nullable Map<String, String> provisioningClassDetails) {
      this.provisioningClassDetails = Frozen.copy(provisioningClassDetails);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ProvisioningRequestStatus build() {
      return new ProvisioningRequestStatus(conditions, provisioningClassDetails, unknownFields);
    }
  }
}
