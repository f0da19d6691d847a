package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How groups are cut into sub-groups that share a topology domain.
 *
 * @param subGroupPolicyType whether the leader belongs to a part
 * @param subGroupSize pods of a part
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubGroupPolicy(
    @JsonProperty("subGroupPolicyType") @Nullable SubGroupPolicyType subGroupPolicyType,
    @JsonProperty("subGroupSize") @Nullable Integer subGroupSize,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public SubGroupPolicy {
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

  /**
   * Returns {@link #subGroupPolicyType}, or {@code LeaderWorker}, as the schema sets where it is
   * absent.
   */
  public SubGroupPolicyType effectiveSubGroupPolicyType() {
    return subGroupPolicyType == null ? SubGroupPolicyType.LEADER_WORKER : subGroupPolicyType;
  }

  /** Builds {@link SubGroupPolicy}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable SubGroupPolicyType subGroupPolicyType;
    private @Nullable Integer subGroupSize;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(SubGroupPolicy present) {
      subGroupPolicyType = present.subGroupPolicyType;
      subGroupSize = present.subGroupSize;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link SubGroupPolicy#subGroupPolicyType}. */
    public Builder subGroupPolicyType(@Nullable SubGroupPolicyType subGroupPolicyType) {
      this.subGroupPolicyType = subGroupPolicyType;
      return this;
    }

    /** Sets {@link SubGroupPolicy#subGroupSize}. */
    public Builder subGroupSize(@Nullable Integer subGroupSize) {
      this.subGroupSize = subGroupSize;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public SubGroupPolicy build() {
      return new SubGroupPolicy(subGroupPolicyType, subGroupSize, unknownFields);
    }
  }
}
