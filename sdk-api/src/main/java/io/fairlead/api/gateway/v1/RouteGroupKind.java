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
 * A kind of route.
 *
 * @param group its group; at most 253 characters
 * @param kind its kind; required by the API, 1 to 63 characters
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RouteGroupKind(
    @JsonProperty("group") @Nullable String group,
    @JsonProperty("kind") @Nullable String kind,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public RouteGroupKind {
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

  /** Builds {@link RouteGroupKind}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String group;
    private @Nullable String kind;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(RouteGroupKind present) {
      group = present.group;
      kind = present.kind;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link RouteGroupKind#group}. */
    public Builder group(@Nullable String group) {
      this.group = group;
      return this;
    }

    /** Sets {@link RouteGroupKind#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public RouteGroupKind build() {
      return new RouteGroupKind(group, kind, unknownFields);
    }
  }
}
