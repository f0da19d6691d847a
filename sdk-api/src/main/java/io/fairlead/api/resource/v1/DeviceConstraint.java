package io.fairlead.api.resource.v1;

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
 * What must hold between the devices of a claim: an attribute that all share, or in which all
 * differ.
 *
 * @param distinctAttribute attribute in which all devices must differ
 * @param matchAttribute attribute that all devices must share
 * @param requests names of requests; all of them if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceConstraint(
    @JsonProperty("distinctAttribute") @Nullable String distinctAttribute,
    @JsonProperty("matchAttribute") @Nullable String matchAttribute,
    @JsonProperty("requests") @Nullable List<String> requests,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceConstraint {
    requests = Frozen.list(requests);
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

  /** Builds {@link DeviceConstraint}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String distinctAttribute;
    private @Nullable String matchAttribute;
    private @Nullable List<String> requests;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceConstraint present) {
      distinctAttribute = present.distinctAttribute;
      matchAttribute = present.matchAttribute;
      requests = present.requests;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceConstraint#distinctAttribute}. */
    public Builder distinctAttribute(@Nullable String distinctAttribute) {
      this.distinctAttribute = distinctAttribute;
      return this;
    }

    /** Sets {@link DeviceConstraint#matchAttribute}. */
    public Builder matchAttribute(@Nullable String matchAttribute) {
      this.matchAttribute = matchAttribute;
      return this;
    }

    /** Sets {@link DeviceConstraint#requests}. */
    public Builder requests(@Nullable List<String> requests) {
      this.requests = Frozen.copy(requests);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceConstraint build() {
      return new DeviceConstraint(distinctAttribute, matchAttribute, requests, unknownFields);
    }
  }
}
