package io.fairlead.api.inferencex.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.inference.v1.ParentStatus;
import io.fairlead.api.meta.Condition;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one controller reports.
 *
 * @param conditions what is known about the state, one entry per type; at most 8 items, unique by
 *     type
 * @param exportingClusters clusters that export the pool
 * @param name its name; required by the API, 1 to 253 characters
 * @param parents one entry for each parent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportController(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("exportingClusters") @Nullable List<ExportingCluster> exportingClusters,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("parents") @Nullable List<ParentStatus> parents,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ImportController {
    conditions = Frozen.list(conditions);
    exportingClusters = Frozen.list(exportingClusters);
    parents = Frozen.list(parents);
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

  /** Builds {@link ImportController}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private @Nullable List<ExportingCluster> exportingClusters;
    private @Nullable String name;
    private @Nullable List<ParentStatus> parents;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ImportController present) {
      conditions = present.conditions;
      exportingClusters = present.exportingClusters;
      name = present.name;
      parents = present.parents;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ImportController#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link ImportController#exportingClusters}. */
    public Builder exportingClusters(@Nullable List<ExportingCluster> exportingClusters) {
      this.exportingClusters = Frozen.copy(exportingClusters);
      return this;
    }

    /** Sets {@link ImportController#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ImportController#parents}. */
    public Builder parents(@Nullable List<ParentStatus> parents) {
      this.parents = Frozen.copy(parents);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ImportController build() {
      return new ImportController(conditions, exportingClusters, name, parents, unknownFields);
    }
  }
}
