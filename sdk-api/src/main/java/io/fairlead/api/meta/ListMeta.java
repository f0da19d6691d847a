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
 * What the server says about a list.
 *
 * @param continueValue where the next page starts; absent on the last page
 * @param remainingItemCount how many items follow the page, if known
 * @param resourceVersion version from which a watch may start
 * @param selfLink unused by servers since 1.20
 * @param shardInfo the part of the items that the list covers, if it is sharded
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListMeta(
    @JsonProperty("continue") @Nullable String continueValue,
    @JsonProperty("remainingItemCount") @Nullable Long remainingItemCount,
    @JsonProperty("resourceVersion") @Nullable String resourceVersion,
    @JsonProperty("selfLink") @Nullable String selfLink,
    @JsonProperty("shardInfo") @Nullable ShardInfo shardInfo,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ListMeta {
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

  /** Builds {@link ListMeta}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String continueValue;
    private @Nullable Long remainingItemCount;
    private @Nullable String resourceVersion;
    private @Nullable String selfLink;
    private @Nullable ShardInfo shardInfo;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ListMeta present) {
      continueValue = present.continueValue;
      remainingItemCount = present.remainingItemCount;
      resourceVersion = present.resourceVersion;
      selfLink = present.selfLink;
      shardInfo = present.shardInfo;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ListMeta#continueValue}. */
    public Builder continueValue(@Nullable String continueValue) {
      this.continueValue = continueValue;
      return this;
    }

    /** Sets {@link ListMeta#remainingItemCount}. */
    public Builder remainingItemCount(@Nullable Long remainingItemCount) {
      this.remainingItemCount = remainingItemCount;
      return this;
    }

    /** Sets {@link ListMeta#resourceVersion}. */
    public Builder resourceVersion(@Nullable String resourceVersion) {
      this.resourceVersion = resourceVersion;
      return this;
    }

    /** Sets {@link ListMeta#selfLink}. */
    public Builder selfLink(@Nullable String selfLink) {
      this.selfLink = selfLink;
      return this;
    }

    /** Sets {@link ListMeta#shardInfo}. */
    public Builder shardInfo(@Nullable ShardInfo shardInfo) {
      this.shardInfo = shardInfo;
      return this;
    }

    /** Changes {@link ListMeta#shardInfo}, starting from the present one. */
    public Builder shardInfo(UnaryOperator<ShardInfo.Builder> changes) {
      shardInfo =
          changes.apply(shardInfo == null ? ShardInfo.builder() : shardInfo.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ListMeta build() {
      return new ListMeta(
          continueValue, remainingItemCount, resourceVersion, selfLink, shardInfo, unknownFields);
    }
  }
}
