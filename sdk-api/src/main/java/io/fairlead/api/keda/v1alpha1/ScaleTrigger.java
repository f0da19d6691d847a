package io.fairlead.api.keda.v1alpha1;

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
 * One source of a metric.
 *
 * @param authenticationRef how it proves who it is
 * @param metadata parameters of the scaler, all of them text; required by the API
 * @param metricType how the value is compared
 * @param name its name
 * @param type which one; required by the API, not empty
 * @param useCachedMetrics whether values are reused within the polling interval
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaleTrigger(
    @JsonProperty("authenticationRef") @Nullable AuthenticationReference authenticationRef,
    @JsonProperty("metadata") @Nullable Map<String, String> metadata,
    @JsonProperty("metricType") @Nullable String metricType,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("type") @Nullable String type,
    @JsonProperty("useCachedMetrics") @Nullable Boolean useCachedMetrics,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScaleTrigger {
    metadata = Frozen.map(metadata);
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

  /** Builds {@link ScaleTrigger}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable AuthenticationReference authenticationRef;
    private @Nullable Map<String, String> metadata;
    private @Nullable String metricType;
    private @Nullable String name;
    private @Nullable String type;
    private @Nullable Boolean useCachedMetrics;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScaleTrigger present) {
      authenticationRef = present.authenticationRef;
      metadata = present.metadata;
      metricType = present.metricType;
      name = present.name;
      type = present.type;
      useCachedMetrics = present.useCachedMetrics;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScaleTrigger#authenticationRef}. */
    public Builder authenticationRef(@Nullable AuthenticationReference authenticationRef) {
      this.authenticationRef = authenticationRef;
      return this;
    }

    /** Changes {@link ScaleTrigger#authenticationRef}, starting from the present one. */
    public Builder authenticationRef(UnaryOperator<AuthenticationReference.Builder> changes) {
      authenticationRef =
          changes
              .apply(
                  authenticationRef == null
                      ? AuthenticationReference.builder()
                      : authenticationRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ScaleTrigger#metadata}. */
    public Builder metadata(@Nullable Map<String, String> metadata) {
      this.metadata = Frozen.copy(metadata);
      return this;
    }

    /** Sets {@link ScaleTrigger#metricType}. */
    public Builder metricType(@Nullable String metricType) {
      this.metricType = metricType;
      return this;
    }

    /** Sets {@link ScaleTrigger#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ScaleTrigger#type}. */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets {@link ScaleTrigger#useCachedMetrics}. */
    public Builder useCachedMetrics(@Nullable Boolean useCachedMetrics) {
      this.useCachedMetrics = useCachedMetrics;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ScaleTrigger build() {
      return new ScaleTrigger(
          authenticationRef, metadata, metricType, name, type, useCachedMetrics, unknownFields);
    }
  }
}
