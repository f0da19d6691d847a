package io.fairlead.dra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What claims hold, by claim. Immutable; a changed copy shares all but one bucket. */
final class ClaimIndex {

  private static final ClaimAllocation[] NONE = {};

  private final ClaimAllocation[][] buckets;
  private final int size;

  private ClaimIndex(ClaimAllocation[][] buckets, int size) {
    this.buckets = buckets;
    this.size = size;
  }

  static ClaimIndex of(List<ClaimAllocation> allocations) {
    int width = Math.max(16, Integer.highestOneBit(Math.max(1, allocations.size() / 4)) * 2);
    ClaimAllocation[][] buckets = new ClaimAllocation[Math.min(width, 1 << 14)][];
    Arrays.fill(buckets, NONE);
    ClaimIndex index = new ClaimIndex(buckets, allocations.size());
    for (ClaimAllocation allocation : allocations) {
      int at = index.bucket(allocation.claim());
      ClaimAllocation[] bucket = buckets[at];
      buckets[at] = Arrays.copyOf(bucket, bucket.length + 1);
      buckets[at][bucket.length] = allocation;
    }
    return index;
  }

  @Nullable ClaimAllocation get(ClaimRef claim) {
    for (ClaimAllocation allocation : buckets[bucket(claim)]) {
      if (allocation.claim().equals(claim)) {
        return allocation;
      }
    }
    return null;
  }

  List<ClaimAllocation> all() {
    List<ClaimAllocation> all = new ArrayList<>(size);
    for (ClaimAllocation[] bucket : buckets) {
      all.addAll(Arrays.asList(bucket));
    }
    all.sort((a, b) -> a.claim().compareTo(b.claim()));
    return all;
  }

  ClaimIndex with(ClaimAllocation allocation) {
    int at = bucket(allocation.claim());
    ClaimAllocation[] bucket = Arrays.copyOf(buckets[at], buckets[at].length + 1);
    bucket[bucket.length - 1] = allocation;
    return changed(at, bucket, size + 1);
  }

  ClaimIndex without(ClaimRef claim) {
    int at = bucket(claim);
    List<ClaimAllocation> left = new ArrayList<>();
    for (ClaimAllocation allocation : buckets[at]) {
      if (!allocation.claim().equals(claim)) {
        left.add(allocation);
      }
    }
    int gone = buckets[at].length - left.size();
    return gone == 0 ? this : changed(at, left.toArray(NONE), size - gone);
  }

  private ClaimIndex changed(int at, ClaimAllocation[] bucket, int newSize) {
    ClaimAllocation[][] copy = buckets.clone();
    copy[at] = bucket;
    return new ClaimIndex(copy, newSize);
  }

  private int bucket(ClaimRef claim) {
    int hash = claim.hashCode() * 0x9E3779B9;
    return (hash ^ hash >>> 16) & buckets.length - 1;
  }
}
