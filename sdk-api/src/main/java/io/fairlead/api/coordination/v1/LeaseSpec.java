package io.fairlead.api.coordination.v1;

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
 * Who holds the lease.
 *
 * @param acquireTime when the holder got it
 * @param holderIdentity who holds it
 * @param leaseDurationSeconds how long others wait after renewTime before they take over
 * @param leaseTransitions how often it changed hands
 * @param preferredHolder who should hold it
 * @param renewTime when the holder last renewed
 * @param strategy how the leader is chosen among candidates
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaseSpec(
    @JsonProperty("acquireTime") @Nullable Timestamp acquireTime,
    @JsonProperty("holderIdentity") @Nullable String holderIdentity,
    @JsonProperty("leaseDurationSeconds") @Nullable Integer leaseDurationSeconds,
    @JsonProperty("leaseTransitions") @Nullable Integer leaseTransitions,
    @JsonProperty("preferredHolder") @Nullable String preferredHolder,
    @JsonProperty("renewTime") @Nullable Timestamp renewTime,
    @JsonProperty("strategy") @Nullable String strategy,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public LeaseSpec {
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

  /** Builds {@link LeaseSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Timestamp acquireTime;
    private @Nullable String holderIdentity;
    private @Nullable Integer leaseDurationSeconds;
    private @Nullable Integer leaseTransitions;
    private @Nullable String preferredHolder;
    private @Nullable Timestamp renewTime;
    private @Nullable String strategy;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(LeaseSpec present) {
      acquireTime = present.acquireTime;
      holderIdentity = present.holderIdentity;
      leaseDurationSeconds = present.leaseDurationSeconds;
      leaseTransitions = present.leaseTransitions;
      preferredHolder = present.preferredHolder;
      renewTime = present.renewTime;
      strategy = present.strategy;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link LeaseSpec#acquireTime}. */
    public Builder acquireTime(@Nullable Timestamp acquireTime) {
      this.acquireTime = acquireTime;
      return this;
    }

    /** Sets {@link LeaseSpec#holderIdentity}. */
    public Builder holderIdentity(@Nullable String holderIdentity) {
      this.holderIdentity = holderIdentity;
      return this;
    }

    /** Sets {@link LeaseSpec#leaseDurationSeconds}. */
    public Builder leaseDurationSeconds(@Nullable Integer leaseDurationSeconds) {
      this.leaseDurationSeconds = leaseDurationSeconds;
      return this;
    }

    /** Sets {@link LeaseSpec#leaseTransitions}. */
    public Builder leaseTransitions(@Nullable Integer leaseTransitions) {
      this.leaseTransitions = leaseTransitions;
      return this;
    }

    /** Sets {@link LeaseSpec#preferredHolder}. */
    public Builder preferredHolder(@Nullable String preferredHolder) {
      this.preferredHolder = preferredHolder;
      return this;
    }

    /** Sets {@link LeaseSpec#renewTime}. */
    public Builder renewTime(@Nullable Timestamp renewTime) {
      this.renewTime = renewTime;
      return this;
    }

    /** Sets {@link LeaseSpec#strategy}. */
    public Builder strategy(@Nullable String strategy) {
      this.strategy = strategy;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public LeaseSpec build() {
      return new LeaseSpec(
          acquireTime,
          holderIdentity,
          leaseDurationSeconds,
          leaseTransitions,
          preferredHolder,
          renewTime,
          strategy,
          unknownFields);
    }
  }
}
