package io.fairlead.api.apps.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the pods are numbered.
 *
 * @param start number of the first pod
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatefulSetOrdinals(
    @JsonProperty("start") @Nullable Integer start,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public StatefulSetOrdinals {
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

  /** Builds {@link StatefulSetOrdinals}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer start;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(StatefulSetOrdinals present) {
      start = present.start;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link StatefulSetOrdinals#start}. */
    public Builder start(@Nullable Integer start) {
      this.start = start;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public StatefulSetOrdinals build() {
      return new StatefulSetOrdinals(start, unknownFields);
    }
  }
}
