package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets, adds and removes headers, in this order.
 *
 * @param add added to what is there; at most 16 items, unique by name
 * @param remove names of what goes; at most 16 items, a set
 * @param set put in place of what is there; at most 16 items, unique by name
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPHeaderFilter(
    @JsonProperty("add") @Nullable List<HTTPHeader> add,
    @JsonProperty("remove") @Nullable List<String> remove,
    @JsonProperty("set") @Nullable List<HTTPHeader> set,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPHeaderFilter {
    add = Frozen.list(add);
    remove = Frozen.list(remove);
    set = Frozen.list(set);
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

  /** Builds {@link HTTPHeaderFilter}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<HTTPHeader> add;
    private @Nullable List<String> remove;
    private @Nullable List<HTTPHeader> set;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPHeaderFilter present) {
      add = present.add;
      remove = present.remove;
      set = present.set;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPHeaderFilter#add}. */
    public Builder add(@Nullable List<HTTPHeader> add) {
      this.add = Frozen.copy(add);
      return this;
    }

    /** Sets {@link HTTPHeaderFilter#remove}. */
    public Builder remove(@Nullable List<String> remove) {
      this.remove = Frozen.copy(remove);
      return this;
    }

    /** Sets {@link HTTPHeaderFilter#set}. */
    public Builder set(@Nullable List<HTTPHeader> set) {
      this.set = Frozen.copy(set);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPHeaderFilter build() {
      return new HTTPHeaderFilter(add, remove, set, unknownFields);
    }
  }
}
