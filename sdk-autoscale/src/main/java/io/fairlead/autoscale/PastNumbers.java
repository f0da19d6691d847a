package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a window of the past in at most 64 parts, each with its smallest and largest:
 * bounded, however often one looks. Immutable.
 *
 * @param ends monotonic nanoseconds of the newest number of each part, oldest part first
 * @param least smallest number of each part
 * @param most largest number of each part
 * @param newest monotonic nanoseconds of the last look, from which stored ages count
 */
record PastNumbers(List<Long> ends, List<Integer> least, List<Integer> most, long newest)
    implements AdjustedPolicy.Memory {

  private static final int PARTS = 64;

  static final PastNumbers NONE = new PastNumbers(List.of(), List.of(), List.of(), 0);

  /**
   * Returns the past with one more number, less what is older than the window. What lies ahead of a
   * clock that stepped back shares one entry, at most a window ahead: it is held for longer, and
   * takes no more room.
   */
  PastNumbers with(int number, Moment now, long windowNanos) {
    List<Long> newEnds = new ArrayList<>(PARTS + 2);
    List<Integer> newLeast = new ArrayList<>(PARTS + 2);
    List<Integer> newMost = new ArrayList<>(PARTS + 2);
    long part = Math.max(1, windowNanos / PARTS);
    int leastNow = number;
    int mostNow = number;
    int leastAhead = Integer.MAX_VALUE;
    int mostAhead = Integer.MIN_VALUE;
    long ahead = 0;
    for (int i = 0; i < ends.size(); i++) {
      long end = ends.get(i);
      if (end - now.nanos() > part) {
        leastAhead = Math.min(leastAhead, least.get(i));
        mostAhead = Math.max(mostAhead, most.get(i));
        ahead = Math.max(ahead, Math.min(windowNanos, end - now.nanos()));
      } else if (end - now.nanos() > 0 || isSamePart(end, now.nanos(), part)) {
        // numbers that fall into one part of the window share an entry
        leastNow = Math.min(leastNow, least.get(i));
        mostNow = Math.max(mostNow, most.get(i));
      } else if (now.nanos() - end <= windowNanos) {
        newEnds.add(end);
        newLeast.add(least.get(i));
        newMost.add(most.get(i));
      }
    }
    newEnds.add(now.nanos());
    newLeast.add(leastNow);
    newMost.add(mostNow);
    if (ahead > 0) {
      newEnds.add(now.nanos() + ahead);
      newLeast.add(leastAhead);
      newMost.add(mostAhead);
    }
    PastNumbers next =
        new PastNumbers(
            List.copyOf(newEnds), List.copyOf(newLeast), List.copyOf(newMost), now.nanos());
    return newEnds.size() > 2 * PARTS ? next.joined() : next;
  }

  private static boolean isSamePart(long end, long now, long part) {
    return Math.floorDiv(end, part) == Math.floorDiv(now, part);
  }

  /** Each second entry together with the one after it: the state was read back again and again. */
  private PastNumbers joined() {
    List<Long> newEnds = new ArrayList<>();
    List<Integer> newLeast = new ArrayList<>();
    List<Integer> newMost = new ArrayList<>();
    for (int i = 0; i < ends.size(); i += 2) {
      int later = Math.min(i + 1, ends.size() - 1);
      newEnds.add(ends.get(later));
      newLeast.add(Math.min(least.get(i), least.get(later)));
      newMost.add(Math.max(most.get(i), most.get(later)));
    }
    return new PastNumbers(
        List.copyOf(newEnds), List.copyOf(newLeast), List.copyOf(newMost), newest);
  }

  /** Returns the smallest number of the last nanoseconds, at most {@code otherwise}. */
  int leastOf(long lastNanos, Moment now, int otherwise) {
    int result = otherwise;
    for (int i = 0; i < ends.size(); i++) {
      if (now.nanos() - ends.get(i) <= lastNanos) {
        result = Math.min(result, least.get(i));
      }
    }
    return result;
  }

  /** Returns the largest number of the last nanoseconds, at least {@code otherwise}. */
  int mostOf(long lastNanos, Moment now, int otherwise) {
    int result = otherwise;
    for (int i = 0; i < ends.size(); i++) {
      if (now.nanos() - ends.get(i) <= lastNanos) {
        result = Math.max(result, most.get(i));
      }
    }
    return result;
  }

  @Override
  public Json.Obj toJson() {
    List<Json> parts = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      parts.add(
          Json.object()
              .put("ageNanos", newest - ends.get(i))
              .put("least", least.get(i))
              .put("most", most.get(i))
              .build());
    }
    return Json.object().put("parts", parts).build();
  }

  static PastNumbers fromJson(Json.Obj json, Moment now) {
    List<Long> ends = new ArrayList<>();
    List<Integer> least = new ArrayList<>();
    List<Integer> most = new ArrayList<>();
    List<Json> parts = States.array(json, "parts");
    if (parts.size() > 2 * PARTS) {
      throw violated("parts of the state", "at most " + 2 * PARTS, parts.size());
    }
    for (Json part : parts) {
      if (!(part instanceof Json.Obj object)) {
        throw violated("part of the state", "an object", part);
      }
      ends.add(now.nanos() - States.number(object, "ageNanos"));
      least.add(States.integer(object, "least"));
      most.add(States.integer(object, "most"));
    }
    return new PastNumbers(List.copyOf(ends), List.copyOf(least), List.copyOf(most), now.nanos());
  }
}
