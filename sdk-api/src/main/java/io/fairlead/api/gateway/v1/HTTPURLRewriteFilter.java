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
 * A change of host name and path.
 *
 * @param hostname its name; 1 to 253 characters
 * @param path how the path is changed
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HTTPURLRewriteFilter(
    @JsonProperty("hostname") @Nullable String hostname,
    @JsonProperty("path") @Nullable HTTPPathModifier path,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HTTPURLRewriteFilter {
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

  /** Builds {@link HTTPURLRewriteFilter}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String hostname;
    private @Nullable HTTPPathModifier path;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HTTPURLRewriteFilter present) {
      hostname = present.hostname;
      path = present.path;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HTTPURLRewriteFilter#hostname}. */
    public Builder hostname(@Nullable String hostname) {
      this.hostname = hostname;
      return this;
    }

    /** Sets {@link HTTPURLRewriteFilter#path}. */
    public Builder path(@Nullable HTTPPathModifier path) {
      this.path = path;
      return this;
    }

    /** Changes {@link HTTPURLRewriteFilter#path}, starting from the present one. */
    public Builder path(UnaryOperator<HTTPPathModifier.Builder> changes) {
      path = changes.apply(path == null ? HTTPPathModifier.builder() : path.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HTTPURLRewriteFilter build() {
      return new HTTPURLRewriteFilter(hostname, path, unknownFields);
    }
  }
}
