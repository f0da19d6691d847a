package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds that are enforced, and what is used.
 *
 * @param hard most that may be used, by resource
 * @param used what is used
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceQuotaStatus(
    @JsonProperty("hard") @Nullable Map<String, Quantity> hard,
    @JsonProperty("used") @Nullable Map<String, Quantity> used,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceQuotaStatus {
    hard = Frozen.map(hard);
    used = Frozen.map(used);
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

  /** Builds {@link ResourceQuotaStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, Quantity> hard;
    private @Nullable Map<String, Quantity> used;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceQuotaStatus present) {
      hard = present.hard;
      used = present.used;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceQuotaStatus#hard}. */
    public Builder hard(@Nullable Map<String, Quantity> hard) {
      this.hard = Frozen.copy(hard);
      return this;
    }

    /** Sets {@link ResourceQuotaStatus#used}. */
    public Builder used(@Nullable Map<String, Quantity> used) {
      this.used = Frozen.copy(used);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceQuotaStatus build() {
      return new ResourceQuotaStatus(hard, used, unknownFields);
    }
  }
}
