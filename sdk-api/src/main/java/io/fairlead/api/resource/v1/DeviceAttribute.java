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
 * A property of a device: exactly one of its fields is set.
 *
 * @param bool a truth value
 * @param bools truth values
 * @param intValue a whole number
 * @param ints whole numbers
 * @param string a text
 * @param strings texts
 * @param version a semantic version 2.0.0
 * @param versions semantic versions
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceAttribute(
    @JsonProperty("bool") @Nullable Boolean bool,
    @JsonProperty("bools") @Nullable List<Boolean> bools,
    @JsonProperty("int") @Nullable Long intValue,
    @JsonProperty("ints") @Nullable List<Long> ints,
    @JsonProperty("string") @Nullable String string,
    @JsonProperty("strings") @Nullable List<String> strings,
    @JsonProperty("version") @Nullable String version,
    @JsonProperty("versions") @Nullable List<String> versions,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeviceAttribute {
    bools = Frozen.list(bools);
    ints = Frozen.list(ints);
    strings = Frozen.list(strings);
    versions = Frozen.list(versions);
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

  /** Builds {@link DeviceAttribute}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Boolean bool;
    private @Nullable List<Boolean> bools;
    private @Nullable Long intValue;
    private @Nullable List<Long> ints;
    private @Nullable String string;
    private @Nullable List<String> strings;
    private @Nullable String version;
    private @Nullable List<String> versions;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeviceAttribute present) {
      bool = present.bool;
      bools = present.bools;
      intValue = present.intValue;
      ints = present.ints;
      string = present.string;
      strings = present.strings;
      version = present.version;
      versions = present.versions;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeviceAttribute#bool}. */
    public Builder bool(@Nullable Boolean bool) {
      this.bool = bool;
      return this;
    }

    /** Sets {@link DeviceAttribute#bools}. */
    public Builder bools(@Nullable List<Boolean> bools) {
      this.bools = Frozen.copy(bools);
      return this;
    }

    /** Sets {@link DeviceAttribute#intValue}. */
    public Builder intValue(@Nullable Long intValue) {
      this.intValue = intValue;
      return this;
    }

    /** Sets {@link DeviceAttribute#ints}. */
    public Builder ints(@Nullable List<Long> ints) {
      this.ints = Frozen.copy(ints);
      return this;
    }

    /** Sets {@link DeviceAttribute#string}. */
    public Builder string(@Nullable String string) {
      this.string = string;
      return this;
    }

    /** Sets {@link DeviceAttribute#strings}. */
    public Builder strings(@Nullable List<String> strings) {
      this.strings = Frozen.copy(strings);
      return this;
    }

    /** Sets {@link DeviceAttribute#version}. */
    public Builder version(@Nullable String version) {
      this.version = version;
      return this;
    }

    /** Sets {@link DeviceAttribute#versions}. */
    public Builder versions(@Nullable List<String> versions) {
      this.versions = Frozen.copy(versions);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeviceAttribute build() {
      return new DeviceAttribute(
          bool, bools, intValue, ints, string, strings, version, versions, unknownFields);
    }
  }
}
