package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A pod to be made later, kept as an object of its own.
 *
 * @param apiVersion always that of {@link #TYPE} unless it was read so
 * @param kind always that of {@link #TYPE} unless it was read so
 * @param metadata name, labels and the like
 * @param template the pods to be made
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "template"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodTemplate(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonProperty("template") @Nullable PodTemplateSpec template,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  /** What the API server calls this kind. */
  public static final ResourceType<PodTemplate> TYPE =
      new ResourceType<>(
          "", "v1", "PodTemplate", "podtemplates", true, List.of(), PodTemplate.class);

  public PodTemplate {
    apiVersion = apiVersion == null ? TYPE.apiVersion() : apiVersion;
    kind = kind == null ? TYPE.kind() : kind;
    metadata = metadata == null ? ObjectMeta.ABSENT : metadata;
    unknownFields = Frozen.fields(unknownFields);
  }

  /** Starts an object with a name in a namespace. */
  public static Builder builder(String namespace, String name) {
    return new Builder().metadata(m -> m.namespace(namespace).name(name));
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds {@link PodTemplate}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private String apiVersion = TYPE.apiVersion();
    private String kind = TYPE.kind();
    private ObjectMeta metadata = ObjectMeta.ABSENT;
    private @Nullable PodTemplateSpec template;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PodTemplate present) {
      apiVersion = present.apiVersion;
      kind = present.kind;
      metadata = present.metadata;
      template = present.template;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PodTemplate#metadata}. */
    public Builder metadata(ObjectMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link PodTemplate#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ObjectMeta.Builder> changes) {
      metadata = changes.apply(metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link PodTemplate#template}. */
    public Builder template(@Nullable PodTemplateSpec template) {
      this.template = template;
      return this;
    }

    /** Changes {@link PodTemplate#template}, starting from the present one. */
    public Builder template(UnaryOperator<PodTemplateSpec.Builder> changes) {
      template =
          changes
              .apply(template == null ? PodTemplateSpec.builder() : template.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PodTemplate build() {
      return new PodTemplate(apiVersion, kind, metadata, template, unknownFields);
    }
  }
}
