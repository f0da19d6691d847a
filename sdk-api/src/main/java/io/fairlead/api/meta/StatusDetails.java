package io.fairlead.api.meta;

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
 * Which object a Status is about, and the single causes.
 *
 * @param causes each single complaint, for example one per invalid field
 * @param group its group
 * @param kind its kind
 * @param name the object
 * @param retryAfterSeconds when to try again
 * @param uid its uid
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusDetails(
    @JsonProperty("causes") @Nullable List<StatusCause> causes,
    @JsonProperty("group") @Nullable String group,
    @JsonProperty("kind") @Nullable String kind,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("retryAfterSeconds") @Nullable Integer retryAfterSeconds,
    @JsonProperty("uid") @Nullable String uid,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public StatusDetails {
    causes = Frozen.list(causes);
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

  /** Builds {@link StatusDetails}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<StatusCause> causes;
    private @Nullable String group;
    private @Nullable String kind;
    private @Nullable String name;
    private @Nullable Integer retryAfterSeconds;
    private @Nullable String uid;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(StatusDetails present) {
      causes = present.causes;
      group = present.group;
      kind = present.kind;
      name = present.name;
      retryAfterSeconds = present.retryAfterSeconds;
      uid = present.uid;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link StatusDetails#causes}. */
    public Builder causes(@Nullable List<StatusCause> causes) {
      this.causes = Frozen.copy(causes);
      return this;
    }

    /** Sets {@link StatusDetails#group}. */
    public Builder group(@Nullable String group) {
      this.group = group;
      return this;
    }

    /** Sets {@link StatusDetails#kind}. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets {@link StatusDetails#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link StatusDetails#retryAfterSeconds}. */
    public Builder retryAfterSeconds(@Nullable Integer retryAfterSeconds) {
      this.retryAfterSeconds = retryAfterSeconds;
      return this;
    }

    /** Sets {@link StatusDetails#uid}. */
    public Builder uid(@Nullable String uid) {
      this.uid = uid;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public StatusDetails build() {
      return new StatusDetails(causes, group, kind, name, retryAfterSeconds, uid, unknownFields);
    }
  }
}
