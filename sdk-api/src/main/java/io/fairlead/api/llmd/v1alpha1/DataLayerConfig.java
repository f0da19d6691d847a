package io.fairlead.api.llmd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the state of endpoints comes from.
 *
 * @param injectDefaults whether the usual sources are added
 * @param sources what is read
 * @param discovery how endpoints are found, if not by a pool
 * @param crossReplicaSyncerPluginRef plugin that tells other replicas of the picker
 * @param crossReplicaSyncInterval how often it does
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataLayerConfig(
    @JsonProperty("injectDefaults") @Nullable Boolean injectDefaults,
    @JsonProperty("sources") @Nullable List<DataLayerSource> sources,
    @JsonProperty("discovery") @Nullable DiscoveryConfig discovery,
    @JsonProperty("crossReplicaSyncerPluginRef") @Nullable String crossReplicaSyncerPluginRef,
    @JsonProperty("crossReplicaSyncInterval") @Nullable GoDuration crossReplicaSyncInterval,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DataLayerConfig {
    sources = Frozen.list(sources);
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

  /** Returns {@link #injectDefaults}, or {@code true}, as the server assumes where it is absent. */
  @ServerDefault
  public boolean effectiveInjectDefaults() {
    return injectDefaults == null ? true : injectDefaults;
  }

  /** Builds {@link DataLayerConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Boolean injectDefaults;
    private @Nullable List<DataLayerSource> sources;
    private @Nullable DiscoveryConfig discovery;
    private @Nullable String crossReplicaSyncerPluginRef;
    private @Nullable GoDuration crossReplicaSyncInterval;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DataLayerConfig present) {
      injectDefaults = present.injectDefaults;
      sources = present.sources;
      discovery = present.discovery;
      crossReplicaSyncerPluginRef = present.crossReplicaSyncerPluginRef;
      crossReplicaSyncInterval = present.crossReplicaSyncInterval;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DataLayerConfig#injectDefaults}. */
    public Builder injectDefaults(@Nullable Boolean injectDefaults) {
      this.injectDefaults = injectDefaults;
      return this;
    }

    /** Sets {@link DataLayerConfig#sources}. */
    public Builder sources(@Nullable List<DataLayerSource> sources) {
      this.sources = Frozen.copy(sources);
      return this;
    }

    /** Sets {@link DataLayerConfig#discovery}. */
    public Builder discovery(@Nullable DiscoveryConfig discovery) {
      this.discovery = discovery;
      return this;
    }

    /** Changes {@link DataLayerConfig#discovery}, starting from the present one. */
    public Builder discovery(UnaryOperator<DiscoveryConfig.Builder> changes) {
      discovery =
          changes
              .apply(discovery == null ? DiscoveryConfig.builder() : discovery.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link DataLayerConfig#crossReplicaSyncerPluginRef}. */
    public Builder crossReplicaSyncerPluginRef(@Nullable String crossReplicaSyncerPluginRef) {
      this.crossReplicaSyncerPluginRef = crossReplicaSyncerPluginRef;
      return this;
    }

    /** Sets {@link DataLayerConfig#crossReplicaSyncInterval}. */
    public Builder crossReplicaSyncInterval(@Nullable GoDuration crossReplicaSyncInterval) {
      this.crossReplicaSyncInterval = crossReplicaSyncInterval;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DataLayerConfig build() {
      return new DataLayerConfig(
          injectDefaults,
          sources,
          discovery,
          crossReplicaSyncerPluginRef,
          crossReplicaSyncInterval,
          unknownFields);
    }
  }
}
