package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Upper bounds by resource.
 *
 * @param hard most that may be used, by resource
 * @param scopeSelector which objects count
 * @param scopes which objects count
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceQuotaSpec(
    @JsonProperty("hard") @Nullable Map<String, Quantity> hard,
    @JsonProperty("scopeSelector") @Nullable ScopeSelector scopeSelector,
    @JsonProperty("scopes") @Nullable List<String> scopes,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceQuotaSpec {
    hard = Frozen.map(hard);
    scopes = Frozen.list(scopes);
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

  /** Builds {@link ResourceQuotaSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, Quantity> hard;
    private @Nullable ScopeSelector scopeSelector;
    private @Nullable List<String> scopes;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceQuotaSpec present) {
      hard = present.hard;
      scopeSelector = present.scopeSelector;
      scopes = present.scopes;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceQuotaSpec#hard}. */
    public Builder hard(@Nullable Map<String, Quantity> hard) {
      this.hard = Frozen.copy(hard);
      return this;
    }

    /** Sets {@link ResourceQuotaSpec#scopeSelector}. */
    public Builder scopeSelector(@Nullable ScopeSelector scopeSelector) {
      this.scopeSelector = scopeSelector;
      return this;
    }

    /** Changes {@link ResourceQuotaSpec#scopeSelector}, starting from the present one. */
    public Builder scopeSelector(UnaryOperator<ScopeSelector.Builder> changes) {
      scopeSelector =
          changes
              .apply(scopeSelector == null ? ScopeSelector.builder() : scopeSelector.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ResourceQuotaSpec#scopes}. */
    public Builder scopes(@Nullable List<String> scopes) {
      this.scopes = Frozen.copy(scopes);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceQuotaSpec build() {
      return new ResourceQuotaSpec(hard, scopeSelector, scopes, unknownFields);
    }
  }
}
