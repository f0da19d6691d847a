package io.fairlead.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;

/**
 * An object of a kind that Fairlead has no record for: nothing of it is lost.
 *
 * @param apiVersion group and version; empty if absent
 * @param kind the kind; empty if absent
 * @param metadata name, namespace, labels and the like
 * @param unknownFields everything else, in order of arrival
 */
@JsonPropertyOrder({"apiVersion", "kind", "metadata"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DynamicResource(
    @JsonProperty("apiVersion") String apiVersion,
    @JsonProperty("kind") String kind,
    @JsonProperty("metadata") ObjectMeta metadata,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields)
    implements Resource {

  public DynamicResource {
    apiVersion = apiVersion == null ? "" : apiVersion;
    kind = kind == null ? "" : kind;
    metadata = metadata == null ? ObjectMeta.ABSENT : metadata;
    unknownFields = Frozen.fields(unknownFields);
  }
}
