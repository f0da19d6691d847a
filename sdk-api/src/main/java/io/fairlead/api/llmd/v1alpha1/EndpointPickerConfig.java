package io.fairlead.api.llmd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file of an endpoint picker: which plugins there are, and how they choose. Not
 * an object of the API server.
 *
 * @param apiVersion llm-d.ai/v1alpha1, or inference.networking.x-k8s.io/v1alpha1 in older files
 * @param kind EndpointPickerConfig
 * @param featureGates name, or name=true, or name=false
 * @param plugins every plugin that is used below
 * @param schedulingProfiles who filters, scores and picks
 * @param dataLayer where the state of endpoints comes from
 * @param flowControl who waits, and for how long
 * @param requestHandler how requests are understood
 * @param saturationDetector deprecated: that of flowControl wins
 * @param parser deprecated: those of requestHandler win
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointPickerConfig(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("featureGates") @Nullable List<String> featureGates,
    @JsonProperty("plugins") @Nullable List<PluginSpec> plugins,
    @JsonProperty("schedulingProfiles") @Nullable List<SchedulingProfile> schedulingProfiles,
    @JsonProperty("dataLayer") @Nullable DataLayerConfig dataLayer,
    @JsonProperty("flowControl") @Nullable FlowControlConfig flowControl,
    @JsonProperty("requestHandler") @Nullable RequestHandlerConfig requestHandler,
    @JsonProperty("saturationDetector") @Nullable SaturationDetectorConfig saturationDetector,
    @JsonProperty("parser") @Nullable ParserConfig parser,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public EndpointPickerConfig {
    featureGates = Frozen.list(featureGates);
    plugins = Frozen.list(plugins);
    schedulingProfiles = Frozen.list(schedulingProfiles);
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

  /** Builds {@link EndpointPickerConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable String kind;
    private @Nullable List<String> featureGates;
    private @Nullable List<PluginSpec> plugins;
    private @Nullable List<SchedulingProfile> schedulingProfiles;
    private @Nullable DataLayerConfig dataLayer;
    private @Nullable FlowControlConfig flowControl;
    private @Nullable RequestHandlerConfig requestHandler;
    private @Nullable SaturationDetectorConfig saturationDetector;
    private @Nullable ParserConfig parser;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(EndpointPickerConfig present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      featureGates = present.featureGates;
      plugins = present.plugins;
      schedulingProfiles = present.schedulingProfiles;
      dataLayer = present.dataLayer;
      flowControl = present.flowControl;
      requestHandler = present.requestHandler;
      saturationDetector = present.saturationDetector;
      parser = present.parser;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link EndpointPickerConfig#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link EndpointPickerConfig#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link EndpointPickerConfig#featureGates}. */
    public Builder featureGates(@Nullable List<String> featureGates) {
      this.featureGates = Frozen.copy(featureGates);
      return this;
    }

    /** Sets {@link EndpointPickerConfig#plugins}. */
    public Builder plugins(@Nullable List<PluginSpec> plugins) {
      this.plugins = Frozen.copy(plugins);
      return this;
    }

    /** Sets {@link EndpointPickerConfig#schedulingProfiles}. */
    public Builder schedulingProfiles(@Nullable List<SchedulingProfile> schedulingProfiles) {
      this.schedulingProfiles = Frozen.copy(schedulingProfiles);
      return this;
    }

    /** Sets {@link EndpointPickerConfig#dataLayer}. */
    public Builder dataLayer(@Nullable DataLayerConfig dataLayer) {
      this.dataLayer = dataLayer;
      return this;
    }

    /** Changes {@link EndpointPickerConfig#dataLayer}, starting from the present one. */
    public Builder dataLayer(UnaryOperator<DataLayerConfig.Builder> changes) {
      dataLayer =
          changes
              .apply(dataLayer == null ? DataLayerConfig.builder() : dataLayer.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link EndpointPickerConfig#flowControl}. */
    public Builder flowControl(@Nullable FlowControlConfig flowControl) {
      this.flowControl = flowControl;
      return this;
    }

    /** Changes {@link EndpointPickerConfig#flowControl}, starting from the present one. */
    public Builder flowControl(UnaryOperator<FlowControlConfig.Builder> changes) {
      flowControl =
          changes
              .apply(flowControl == null ? FlowControlConfig.builder() : flowControl.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link EndpointPickerConfig#requestHandler}. */
    public Builder requestHandler(@Nullable RequestHandlerConfig requestHandler) {
      this.requestHandler = requestHandler;
      return this;
    }

    /** Changes {@link EndpointPickerConfig#requestHandler}, starting from the present one. */
    public Builder requestHandler(UnaryOperator<RequestHandlerConfig.Builder> changes) {
      requestHandler =
          changes
              .apply(
                  requestHandler == null
                      ? RequestHandlerConfig.builder()
                      : requestHandler.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link EndpointPickerConfig#saturationDetector}. */
    public Builder saturationDetector(@Nullable SaturationDetectorConfig saturationDetector) {
      this.saturationDetector = saturationDetector;
      return this;
    }

    /** Changes {@link EndpointPickerConfig#saturationDetector}, starting from the present one. */
    public Builder saturationDetector(UnaryOperator<SaturationDetectorConfig.Builder> changes) {
      saturationDetector =
          changes
              .apply(
                  saturationDetector == null
                      ? SaturationDetectorConfig.builder()
                      : saturationDetector.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link EndpointPickerConfig#parser}. */
    public Builder parser(@Nullable ParserConfig parser) {
      this.parser = parser;
      return this;
    }

    /** Changes {@link EndpointPickerConfig#parser}, starting from the present one. */
    public Builder parser(UnaryOperator<ParserConfig.Builder> changes) {
      parser = changes.apply(parser == null ? ParserConfig.builder() : parser.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public EndpointPickerConfig build() {
      return new EndpointPickerConfig(
          apiVersion,
          kind,
          featureGates,
          plugins,
          schedulingProfiles,
          dataLayer,
          flowControl,
          requestHandler,
          saturationDetector,
          parser,
          unknownFields);
    }
  }
}
