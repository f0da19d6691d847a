package io.fairlead.api.meta;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every object of the API server has: its name, its labels, its history.
 *
 * @param annotations free text by key, not for selection
 * @param creationTimestamp when the server created the object
 * @param deletionGracePeriodSeconds seconds a deletion may take
 * @param deletionTimestamp when deletion was asked for; absent while the object is alive
 * @param finalizers who must agree before the object goes away; a set
 * @param generateName prefix from which the server makes a unique name
 * @param generation counts changes of the spec
 * @param labels short values by key, for selection
 * @param managedFields which manager set which fields
 * @param name unique within the namespace
 * @param namespace where the object lives; absent for cluster-wide objects
 * @param ownerReferences objects whose deletion takes this one along; unique by uid
 * @param resourceVersion opaque version for optimistic locking and watches
 * @param selfLink unused by servers since 1.20
 * @param uid unique over the life of the cluster
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectMeta(
    @JsonProperty("annotations") @Nullable Map<String, String> annotations,
    @JsonProperty("creationTimestamp") @Nullable Timestamp creationTimestamp,
    @JsonProperty("deletionGracePeriodSeconds") @Nullable Long deletionGracePeriodSeconds,
    @JsonProperty("deletionTimestamp") @Nullable Timestamp deletionTimestamp,
    @JsonProperty("finalizers") @Nullable List<String> finalizers,
    @JsonProperty("generateName") @Nullable String generateName,
    @JsonProperty("generation") @Nullable Long generation,
    @JsonProperty("labels") @Nullable Map<String, String> labels,
    @JsonProperty("managedFields") @Nullable List<ManagedFieldsEntry> managedFields,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("namespace") @Nullable String namespace,
    @JsonProperty("ownerReferences") @Nullable List<OwnerReference> ownerReferences,
    @JsonProperty("resourceVersion") @Nullable String resourceVersion,
    @JsonProperty("selfLink") @Nullable String selfLink,
    @JsonProperty("uid") @Nullable String uid,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  /** None at all: left out when written, unlike one that is empty. */
  public static final ObjectMeta ABSENT = builder().build();

  public ObjectMeta {
    annotations = Frozen.map(annotations);
    finalizers = Frozen.list(finalizers);
    labels = Frozen.map(labels);
    managedFields = Frozen.list(managedFields);
    ownerReferences = Frozen.list(ownerReferences);
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

  /** Builds {@link ObjectMeta}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Map<String, String> annotations;
    private @Nullable Timestamp creationTimestamp;
    private @Nullable Long deletionGracePeriodSeconds;
    private @Nullable Timestamp deletionTimestamp;
    private @Nullable List<String> finalizers;
    private @Nullable String generateName;
    private @Nullable Long generation;
    private @Nullable Map<String, String> labels;
    private @Nullable List<ManagedFieldsEntry> managedFields;
    private @Nullable String name;
    private @Nullable String namespace;
    private @Nullable List<OwnerReference> ownerReferences;
    private @Nullable String resourceVersion;
    private @Nullable String selfLink;
    private @Nullable String uid;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ObjectMeta present) {
      annotations = present.annotations;
      creationTimestamp = present.creationTimestamp;
      deletionGracePeriodSeconds = present.deletionGracePeriodSeconds;
      deletionTimestamp = present.deletionTimestamp;
      finalizers = present.finalizers;
      generateName = present.generateName;
      generation = present.generation;
      labels = present.labels;
      managedFields = present.managedFields;
      name = present.name;
      namespace = present.namespace;
      ownerReferences = present.ownerReferences;
      resourceVersion = present.resourceVersion;
      selfLink = present.selfLink;
      uid = present.uid;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ObjectMeta#annotations}. */
    public Builder annotations(@Nullable Map<String, String> annotations) {
      this.annotations = Frozen.copy(annotations);
      return this;
    }

    /** Sets {@link ObjectMeta#creationTimestamp}. */
    public Builder creationTimestamp(@Nullable Timestamp creationTimestamp) {
      this.creationTimestamp = creationTimestamp;
      return this;
    }

    /** Sets {@link ObjectMeta#deletionGracePeriodSeconds}. */
    public Builder deletionGracePeriodSeconds(@Nullable Long deletionGracePeriodSeconds) {
      this.deletionGracePeriodSeconds = deletionGracePeriodSeconds;
      return this;
    }

    /** Sets {@link ObjectMeta#deletionTimestamp}. */
    public Builder deletionTimestamp(@Nullable Timestamp deletionTimestamp) {
      this.deletionTimestamp = deletionTimestamp;
      return this;
    }

    /** Sets {@link ObjectMeta#finalizers}. */
    public Builder finalizers(@Nullable List<String> finalizers) {
      this.finalizers = Frozen.copy(finalizers);
      return this;
    }

    /** Sets {@link ObjectMeta#generateName}. */
    public Builder generateName(@Nullable String generateName) {
      this.generateName = generateName;
      return this;
    }

    /** Sets {@link ObjectMeta#generation}. */
    public Builder generation(@Nullable Long generation) {
      this.generation = generation;
      return this;
    }

    /** Sets {@link ObjectMeta#labels}. */
    public Builder labels(@Nullable Map<String, String> labels) {
      this.labels = Frozen.copy(labels);
      return this;
    }

    /** Sets {@link ObjectMeta#managedFields}. */
    public Builder managedFields(@Nullable List<ManagedFieldsEntry> managedFields) {
      this.managedFields = Frozen.copy(managedFields);
      return this;
    }

    /** Sets {@link ObjectMeta#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ObjectMeta#namespace}. */
    public Builder namespace(@Nullable String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets {@link ObjectMeta#ownerReferences}. */
    public Builder ownerReferences(@Nullable List<OwnerReference> ownerReferences) {
      this.ownerReferences = Frozen.copy(ownerReferences);
      return this;
    }

    /** Sets {@link ObjectMeta#resourceVersion}. */
    public Builder resourceVersion(@Nullable String resourceVersion) {
      this.resourceVersion = resourceVersion;
      return this;
    }

    /** Sets {@link ObjectMeta#selfLink}. */
    public Builder selfLink(@Nullable String selfLink) {
      this.selfLink = selfLink;
      return this;
    }

    /** Sets {@link ObjectMeta#uid}. */
    public Builder uid(@Nullable String uid) {
      this.uid = uid;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ObjectMeta build() {
      return new ObjectMeta(
          annotations,
          creationTimestamp,
          deletionGracePeriodSeconds,
          deletionTimestamp,
          finalizers,
          generateName,
          generation,
          labels,
          managedFields,
          name,
          namespace,
          ownerReferences,
          resourceVersion,
          selfLink,
          uid,
          unknownFields);
    }
  }
}
