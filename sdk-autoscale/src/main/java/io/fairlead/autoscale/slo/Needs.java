package io.fairlead.autoscale.slo;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The largest number that was needed within a time: the needs that no later one exceeds, oldest and
 * largest first. Immutable, at most {@value #MOST}; where there are more, the two that differ least
 * are joined to the larger and later.
 */
final class Needs {

  static final Needs NONE = new Needs(new long[0], new int[0], Long.MIN_VALUE);

  private static final int MOST = 24;

  private final long[] at;
  private final int[] needs;
  private final long since; // when counting began; MIN_VALUE: not yet

  private Needs(long[] at, int[] needs, long since) {
    this.at = at;
    this.needs = needs;
    this.since = since;
  }

  /** Returns this with a need, less what is older than so long. */
  Needs with(int need, long now, long keepNanos) {
    int first = 0;
    while (first < at.length && now - at[first] > keepNanos) {
      first++;
    }
    int last = at.length;
    while (last > first && needs[last - 1] <= need) {
      last--;
    }
    long begun = since == Long.MIN_VALUE ? now : since;
    int size = last - first + 1;
    long[] times = new long[size];
    int[] kept = new int[size];
    System.arraycopy(at, first, times, 0, size - 1);
    System.arraycopy(needs, first, kept, 0, size - 1);
    times[size - 1] = now;
    kept[size - 1] = need;
    return size > MOST ? joined(times, kept, begun) : new Needs(times, kept, begun);
  }

  /** Returns this after a time in which nothing could be seen: no need grows older by it. */
  Needs unseen(long nanos) {
    if (at.length == 0 || nanos <= 0) {
      return this;
    }
    long[] later = at.clone();
    for (int i = 0; i < later.length; i++) {
      later[i] += nanos;
    }
    return new Needs(later, needs, since + nanos);
  }

  private static Needs joined(long[] times, int[] kept, long since) {
    int nearest = 0;
    for (int i = 1; i + 1 < kept.length; i++) {
      if (kept[i] - kept[i + 1] < kept[nearest] - kept[nearest + 1]) {
        nearest = i;
      }
    }
    int size = kept.length - 1;
    kept[nearest + 1] = kept[nearest];
    System.arraycopy(times, nearest + 1, times, nearest, size - nearest);
    System.arraycopy(kept, nearest + 1, kept, nearest, size - nearest);
    return new Needs(Arrays.copyOf(times, size), Arrays.copyOf(kept, size), since);
  }

  /** Returns the largest need. */
  int most() {
    return needs.length == 0 ? 0 : needs[0];
  }

  /** Returns for how long needs have been counted. */
  long countedNanos(long now) {
    return since == Long.MIN_VALUE ? 0 : Math.max(0, now - since);
  }

  Json.Obj toJson(long now) {
    List<Json> items = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      items.add(new Json.Arr(List.of(Json.Num.of(now - at[i]), Json.Num.of(needs[i]))));
    }
    return Json.object().put("counted", countedNanos(now)).put("ages", items).build();
  }

  static Needs fromJson(Json.Obj json, long now) {
    List<Json> items = Stored.list(json, "ages", MOST);
    long[] at = new long[items.size()];
    int[] needs = new int[items.size()];
    for (int i = 0; i < at.length; i++) {
      if (!(items.get(i) instanceof Json.Arr pair
          && pair.items().size() == 2
          && pair.items().get(0) instanceof Json.Num age
          && pair.items().get(1) instanceof Json.Num need
          && age.doubleValue() >= 0
          && age.doubleValue() < 1e18
          && need.doubleValue() >= 0
          && need.doubleValue() <= Integer.MAX_VALUE)) {
        throw Stored.refused("ages", "a list of [nanoseconds, replicas]", items.get(i));
      }
      at[i] = now - (long) age.doubleValue();
      needs[i] = (int) need.doubleValue();
    }
    long counted = Stored.whole(json, "counted");
    return new Needs(at, needs, at.length == 0 ? Long.MIN_VALUE : now - counted);
  }
}
