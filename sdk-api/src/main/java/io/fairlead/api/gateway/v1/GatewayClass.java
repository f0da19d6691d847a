package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.meta.Condition;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A kind of gateway and the controller that runs it.
 *
 * @param apiVersion always that of {@link #TYPE} unless it was read so
 * @param kind always that of {@link #TYPE} unless it was read so
 * @param metadata name, labels and the like
 * @param spec what is wanted; required by the API
 * @param status what was observed
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayClass(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("spec") @Nullable GatewayClassSpec spec,
    @JsonProperty("status") @Nullable GatewayClassStatus status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<GatewayClass> TYPE =
      new ResourceType<>(
          "gateway.networking.k8s.io",
          "v1",
          "GatewayClass",
          "gatewayclasses",
          false,
          List.of("status"),
          GatewayClass.class);

  public GatewayClass {
    apiVersion = apiVersion == null ? TYPE.apiVersion() : apiVersion;
    kind = kind == null ? TYPE.kind() : kind;
    metadata = metadata == null ? ObjectMeta.ABSENT : metadata;
    unknownFields = Frozen.fields(unknownFields);
  }

  /** Starts an object with a name. */
  public static Builder builder(String name) {
    return new Builder().metadata(m -> m.name(name));
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Returns {@link #status}, or {@code
   * {"conditions":[{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for
   * controller","reason":"Pending","status":"Unknown","type":"Accepted"}]}}, as the schema sets
   * where it is absent.
   */
  public GatewayClassStatus effectiveStatus() {
    return status == null
        ? GatewayClassStatus.builder()
            .conditions(
                List.of(
                    Condition.builder()
                        .lastTransitionTime(Timestamp.parse("1970-01-01T00:00:00Z"))
                        .message("Waiting for controller")
                        .reason("Pending")
                        .status("Unknown")
                        .type("Accepted")
                        .build()))
            .build()
        : status;
  }

  /** Builds {@link GatewayClass}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable GatewayClassSpec spec;
    private @Nullable GatewayClassStatus status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(GatewayClass present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      spec = present.spec;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link GatewayClass#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link GatewayClass#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link GatewayClass#spec}. */
    public Builder spec(@Nullable GatewayClassSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Changes {@link GatewayClass#spec}, starting from the present one. */
    public Builder spec(UnaryOperator<GatewayClassSpec.Builder> changes) {
      spec = changes.apply(spec == null ? GatewayClassSpec.builder() : spec.toBuilder()).build();
      return this;
    }

    /** Sets {@link GatewayClass#status}. */
    public Builder status(@Nullable GatewayClassStatus status) {
      this.status = status;
      return this;
    }

    /** Changes {@link GatewayClass#status}, starting from the present one. */
    public Builder status(UnaryOperator<GatewayClassStatus.Builder> changes) {
      status =
          changes.apply(status == null ? GatewayClassStatus.builder() : status.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public GatewayClass build() {
      return new GatewayClass(apiVersion, kind, metadata, spec, status, unknownFields);
    }
  }
}
