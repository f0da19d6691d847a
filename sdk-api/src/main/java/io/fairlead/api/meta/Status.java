package io.fairlead.api.meta;

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
 * What the server answers instead of an object, mostly because a request failed.
 *
 * @param apiVersion group and version of the object meant
 * @param code HTTP status
 * @param details which object and what about it
 * @param kind its kind
 * @param message explanation for people
 * @param metadata metadata of the answer
 * @param reason machine-readable cause, in CamelCase
 * @param status Success or Failure
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Status(
    @JsonProperty("apiVersion") @Nullable String apiVersion,
    @JsonProperty("code") @Nullable Integer code,
    @JsonProperty("details") @Nullable StatusDetails details,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("message") @Nullable String message,
    @JsonProperty("metadata") @Nullable ListMeta metadata,
    @JsonProperty("reason") @Nullable String reason,
    @JsonProperty("status") @Nullable String status,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Status {
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

  /** Builds {@link Status}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String apiVersion;
    private @Nullable Integer code;
    private @Nullable StatusDetails details;
    private @Nullable String kind;
    private @Nullable String message;
    private @Nullable ListMeta metadata;
    private @Nullable String reason;
    private @Nullable String status;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Status present) {
      apiVersion = present.apiVersion;
      code = present.code;
      details = present.details;
      kind = present.kind;
      message = present.message;
      metadata = present.metadata;
      reason = present.reason;
      status = present.status;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Status#apiVersion}. */
    public Builder apiVersion(@Nullable String apiVersion) {
      this.apiVersion = apiVersion;
      return this;
    }

    /** Sets {@link Status#code}. */
    public Builder code(@Nullable Integer code) {
      this.code = code;
      return this;
    }

    /** Sets {@link Status#details}. */
    public Builder details(@Nullable StatusDetails details) {
      this.details = details;
      return this;
    }

    /** Changes {@link Status#details}, starting from the present one. */
    public Builder details(UnaryOperator<StatusDetails.Builder> changes) {
      details =
          changes.apply(details == null ? StatusDetails.builder() : details.toBuilder()).build();
      return this;
    }

    /** Sets {@link Status#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link Status#message}. */
    public Builder message(@Nullable String message) {
      this.message = message;
      return this;
    }

    /** Sets {@link Status#metadata}. */
    public Builder metadata(@Nullable ListMeta metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Changes {@link Status#metadata}, starting from the present one. */
    public Builder metadata(UnaryOperator<ListMeta.Builder> changes) {
      metadata =
          changes.apply(metadata == null ? ListMeta.builder() : metadata.toBuilder()).build();
      return this;
    }

    /** Sets {@link Status#reason}. */
    public Builder reason(@Nullable String reason) {
      this.reason = reason;
      return this;
    }

    /** Sets {@link Status#status}. */
    public Builder status(@Nullable String status) {
      this.status = status;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Status build() {
      return new Status(
          apiVersion, code, details, kind, message, metadata, reason, status, unknownFields);
    }
  }
}
