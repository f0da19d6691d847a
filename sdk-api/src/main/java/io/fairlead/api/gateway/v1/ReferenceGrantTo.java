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
 * Objects that may be referred to.
 *
 * @param group its group; required by the API, at most 253 characters
 * @param kind its kind; required by the API, 1 to 63 characters
 * @param name its name; 1 to 253 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferenceGrantTo(
    @JsonProperty("group") @Nullable String group,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ReferenceGrantTo {
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

  /** Builds {@link ReferenceGrantTo}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String group;
    private @Nullable String kind;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ReferenceGrantTo present) {
      group = present.group;
      kind = present.kind;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ReferenceGrantTo#group}. */
    public Builder group(@Nullable String group) {
      this.group = group;
      return this;
    }

    /** Sets {@link ReferenceGrantTo#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link ReferenceGrantTo#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ReferenceGrantTo build() {
      return new ReferenceGrantTo(group, kind, name, unknownFields);
    }
  }
}
