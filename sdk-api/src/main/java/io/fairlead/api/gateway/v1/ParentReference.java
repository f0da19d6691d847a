package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a route attaches to: a gateway, or one of its listeners.
 *
 * @param group its group; at most 253 characters
 * @param kind its kind; 1 to 63 characters
 * @param name its name; required by the API, 1 to 253 characters
 * @param namespace namespace of the object meant; absent means the own one; 1 to 63 characters
 * @param port the port; 1 to 65535
 * @param sectionName a part of it, for example a listener; 1 to 253 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParentReference(
    @JsonProperty("group") @Nullable String group,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("namespace") @Nullable String namespace,
    @JsonProperty("port") @Nullable Integer port,
    @JsonProperty("sectionName") @Nullable String sectionName,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ParentReference {
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
   * Returns {@link #group}, or {@code gateway.networking.k8s.io}, as the schema sets where it is
   * absent.
   */
  public String effectiveGroup() {
    return group == null ? "gateway.networking.k8s.io" : group;
  }

  /** Returns {@link #kind}, or {@code Gateway}, as the schema sets where it is absent. */
  public String effectiveKind() {
    return kind == null ? "Gateway" : kind;
  }

  /** Builds {@link ParentReference}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String group;
    private @Nullable String kind;
    private @Nullable String name;
    private @Nullable String namespace;
    private @Nullable Integer port;
    private @Nullable String sectionName;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ParentReference present) {
      group = present.group;
      kind = present.kind;
      name = present.name;
      namespace = present.namespace;
      port = present.port;
      sectionName = present.sectionName;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ParentReference#group}. */
    public Builder group(@Nullable String group) {
      this.group = group;
      return this;
    }

    /** Sets {@link ParentReference#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link ParentReference#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ParentReference#namespace}. */
    public Builder namespace(@Nullable String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets {@link ParentReference#port}. */
    public Builder port(@Nullable Integer port) {
      this.port = port;
      return this;
    }

    /** Sets {@link ParentReference#sectionName}. */
    public Builder sectionName(@Nullable String sectionName) {
      this.sectionName = sectionName;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ParentReference build() {
      return new ParentReference(group, kind, name, namespace, port, sectionName, unknownFields);
    }
  }
}
