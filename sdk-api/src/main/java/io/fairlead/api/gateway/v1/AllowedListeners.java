package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who may attach listener sets.
 *
 * @param namespaces from which namespaces
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllowedListeners(
    @JsonProperty("namespaces") @Nullable ListenerNamespaces namespaces,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public AllowedListeners {
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
   * Returns {@link #namespaces}, or {@code {"from":"None"}}, as the schema sets where it is absent.
   */
  public ListenerNamespaces effectiveNamespaces() {
    return namespaces == null
        ? ListenerNamespaces.builder().from(FromNamespaces.NONE).build()
        : namespaces;
  }

  /** Builds {@link AllowedListeners}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable ListenerNamespaces namespaces;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(AllowedListeners present) {
      namespaces = present.namespaces;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link AllowedListeners#namespaces}. */
    public Builder namespaces(@Nullable ListenerNamespaces namespaces) {
      this.namespaces = namespaces;
      return this;
    }

    /** Changes {@link AllowedListeners#namespaces}, starting from the present one. */
    public Builder namespaces(UnaryOperator<ListenerNamespaces.Builder> changes) {
      namespaces =
          changes
              .apply(namespaces == null ? ListenerNamespaces.builder() : namespaces.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public AllowedListeners build() {
      return new AllowedListeners(namespaces, unknownFields);
    }
  }
}
