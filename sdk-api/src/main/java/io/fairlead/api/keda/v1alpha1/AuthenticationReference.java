package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a trigger proves who it is.
 *
 * @param kind its kind
 * @param name its name; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthenticationReference(
    @JsonProperty("kind") @Nullable AuthenticationKind kind,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public AuthenticationReference {
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
   * Returns {@link #kind}, or {@code TriggerAuthentication}, as the server assumes where it is
   * absent.
   */
  @ServerDefault
  public AuthenticationKind effectiveKind() {
    return kind == null ? AuthenticationKind.TRIGGER_AUTHENTICATION : kind;
  }

  /** Builds {@link AuthenticationReference}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable AuthenticationKind kind;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(AuthenticationReference present) {
      kind = present.kind;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link AuthenticationReference#kind}. */
    public Builder kind(@Nullable AuthenticationKind kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link AuthenticationReference#name}. */
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
    public AuthenticationReference build() {
      return new AuthenticationReference(kind, name, unknownFields);
    }
  }
}
