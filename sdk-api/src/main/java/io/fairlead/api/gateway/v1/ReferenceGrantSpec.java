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
 * Who may refer to what.
 *
 * @param from who may refer; required by the API, 1 to 16 items
 * @param to what may be referred to; required by the API, 1 to 16 items
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferenceGrantSpec(
    @JsonProperty("from") @Nullable List<ReferenceGrantFrom> from,
    @JsonProperty("to") @Nullable List<ReferenceGrantTo> to,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ReferenceGrantSpec {
    from = Frozen.list(from);
    to = Frozen.list(to);
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

  /** Builds {@link ReferenceGrantSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<ReferenceGrantFrom> from;
    private @Nullable List<ReferenceGrantTo> to;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ReferenceGrantSpec present) {
      from = present.from;
      to = present.to;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ReferenceGrantSpec#from}. */
    public Builder from(@Nullable List<ReferenceGrantFrom> from) {
      this.from = Frozen.copy(from);
      return this;
    }

    /** Sets {@link ReferenceGrantSpec#to}. */
    public Builder to(@Nullable List<ReferenceGrantTo> to) {
      this.to = Frozen.copy(to);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ReferenceGrantSpec build() {
      return new ReferenceGrantSpec(from, to, unknownFields);
    }
  }
}
