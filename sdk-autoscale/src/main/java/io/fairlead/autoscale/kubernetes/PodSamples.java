package io.fairlead.autoscale.kubernetes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one metric beside the pods of the target, in arrays that are reused from metric to
 * metric: a decision over a thousand pods allocates a few bytes per pod. One decision, one thread.
 */
final class PodSamples {

  /** What the controller makes of a pod for one metric. */
  enum Group {
    READY,
    UNREADY,
    MISSING,
    IGNORED
  }

  /** The samples as they were answered. */
  interface Items {
    int size();

    String pod(int item);

    /** Whether there is a value; a pod with a container that says nothing has none. */
    boolean known(int item);

    long value(int item);
  }

  private static final int NONE = -1;
  private static final long[] NO_OTHERS = {};

  final List<PodView> pods;

  /** Thousandths, by pod; meaningful where {@link #present}. */
  final long[] values;

  /** What pods request, in thousandths; filled by those that need it. */
  final long[] requests;

  private final int[] itemOfPod;
  private final byte[] groups;
  private final boolean[] present;
  private long[] others = NO_OTHERS;
  private @Nullable PodNames names;

  PodSamples(List<PodView> pods) {
    this.pods = pods;
    int n = pods.size();
    values = new long[n];
    requests = new long[n];
    itemOfPod = new int[n];
    present = new boolean[n];
    groups = new byte[n];
  }

  /** Puts the samples beside their pods; answers are mostly in the order of the pods. */
  void match(Items items) {
    int cursor = 0;
    int matched = 0;
    for (int pod = 0; pod < pods.size(); pod++) {
      String name = pods.get(pod).name();
      boolean here = cursor < items.size() && items.pod(cursor).equals(name);
      itemOfPod[pod] = here ? cursor : NONE;
      cursor += here ? 1 : 0;
      matched += here ? 1 : 0;
    }
    if (matched < items.size()) {
      matchByName(items);
    } else {
      others = NO_OTHERS;
    }
    for (int pod = 0; pod < pods.size(); pod++) {
      int item = itemOfPod[pod];
      present[pod] = item != NONE && items.known(item);
      values[pod] = present[pod] ? items.value(item) : 0;
    }
  }

  /** As a map keyed by pod: the last sample of a name counts, and those of other pods count too. */
  private void matchByName(Items items) {
    if (names == null) {
      names = new PodNames(pods);
    }
    Map<String, Integer> strangers = Map.of();
    Arrays.fill(itemOfPod, NONE);
    for (int item = 0; item < items.size(); item++) {
      if (!items.known(item)) {
        continue;
      }
      int pod = names.find(items.pod(item));
      if (pod != NONE) {
        itemOfPod[pod] = item;
      } else {
        strangers = strangers.isEmpty() ? new LinkedHashMap<>() : strangers;
        strangers.put(items.pod(item), item);
      }
    }
    others = new long[strangers.size()];
    int count = 0;
    for (int item : strangers.values()) {
      others[count++] = items.value(item);
    }
  }

  int item(int pod) {
    return itemOfPod[pod];
  }

  boolean present(int pod) {
    return present[pod];
  }

  void group(int pod, Group group) {
    groups[pod] = (byte) group.ordinal();
    if (group == Group.IGNORED || group == Group.UNREADY) {
      present[pod] = false;
    }
  }

  /** Gives every pod of a group a value that was not measured. */
  void fill(Group group, PodValueOf value) {
    for (int pod = 0; pod < groups.length; pod++) {
      if (groups[pod] == group.ordinal()) {
        values[pod] = value.of(pod);
        present[pod] = true;
      }
    }
  }

  /** A value of a pod. */
  interface PodValueOf {
    long of(int pod);
  }

  int count(Group group) {
    int count = 0;
    for (byte each : groups) {
      count += each == group.ordinal() ? 1 : 0;
    }
    return count;
  }

  /** The number of samples, those of strangers included. */
  int size() {
    int count = others.length;
    for (boolean each : present) {
      count += each ? 1 : 0;
    }
    return count;
  }

  long sum(GoInt go) {
    long sum = 0;
    for (int pod = 0; pod < present.length; pod++) {
      sum = present[pod] ? go.plus(sum, values[pod]) : sum;
    }
    for (long other : others) {
      sum = go.plus(sum, other);
    }
    return sum;
  }
}
