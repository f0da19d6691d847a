package io.fairlead.autoscale.kubernetes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  final List<PodView> pods;

  /** Thousandths, by pod; meaningful where {@link #present}. */
  final long[] values;

  /** What pods request, in thousandths; filled by those that need it. */
  final long[] requests;

  private final int[] itemOfPod;
  private final Group[] groups;
  private final boolean[] present;
  private long[] others = {};

  PodSamples(List<PodView> pods) {
    this.pods = pods;
    int n = pods.size();
    values = new long[n];
    requests = new long[n];
    itemOfPod = new int[n];
    present = new boolean[n];
    groups = new Group[n];
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
      others = new long[0];
    }
    for (int pod = 0; pod < pods.size(); pod++) {
      int item = itemOfPod[pod];
      present[pod] = item != NONE && items.known(item);
      values[pod] = present[pod] ? items.value(item) : 0;
    }
  }

  /** As a map keyed by pod: the last sample of a name counts, and those of other pods count too. */
  private void matchByName(Items items) {
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int item = 0; item < items.size(); item++) {
      if (items.known(item)) {
        byName.put(items.pod(item), item);
      }
    }
    Map<String, Integer> podsByName = new HashMap<>();
    for (int pod = 0; pod < pods.size(); pod++) {
      podsByName.put(pods.get(pod).name(), pod);
    }
    Arrays.fill(itemOfPod, NONE);
    long[] strangers = new long[byName.size()];
    int count = 0;
    for (Map.Entry<String, Integer> sample : byName.entrySet()) {
      Integer pod = podsByName.get(sample.getKey());
      if (pod == null) {
        strangers[count++] = items.value(sample.getValue());
      } else {
        itemOfPod[pod] = sample.getValue();
      }
    }
    others = Arrays.copyOf(strangers, count);
  }

  int item(int pod) {
    return itemOfPod[pod];
  }

  boolean present(int pod) {
    return present[pod];
  }

  void group(int pod, Group group) {
    groups[pod] = group;
    if (group == Group.IGNORED || group == Group.UNREADY) {
      present[pod] = false;
    }
  }

  /** Gives every pod of a group a value that was not measured. */
  void fill(Group group, PodValueOf value) {
    for (int pod = 0; pod < groups.length; pod++) {
      if (groups[pod] == group) {
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
    for (Group each : groups) {
      count += each == group ? 1 : 0;
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
