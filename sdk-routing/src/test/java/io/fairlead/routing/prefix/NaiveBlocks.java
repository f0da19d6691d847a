package io.fairlead.routing.prefix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The model of an index: maps, no limit of memory but on pairs, and no thought of speed. */
final class NaiveBlocks {

  private record Pair(int slot, long hash) {}

  private final Map<Pair, Long> stamps = new HashMap<>();
  private final TreeMap<Long, Pair> oldestFirst = new TreeMap<>();
  private final Map<Integer, TreeMap<Long, Pair>> oldestFirstBySlot = new HashMap<>();
  private long clock;

  void store(int slot, List<Long> chain, long mostOfSlot) {
    TreeMap<Long, Pair> held = oldestFirstBySlot.computeIfAbsent(slot, any -> new TreeMap<>());
    int count = (int) Math.min(chain.size(), mostOfSlot);
    for (int i = count - 1; i >= 0; i--) {
      remove(slot, chain.get(i));
      Pair pair = new Pair(slot, chain.get(i));
      stamps.put(pair, ++clock);
      oldestFirst.put(clock, pair);
      held.put(clock, pair);
    }
    while (held.size() > mostOfSlot) {
      Pair oldest = held.firstEntry().getValue();
      remove(slot, oldest.hash);
    }
  }

  void remove(int slot, long hash) {
    Long stamp = stamps.remove(new Pair(slot, hash));
    if (stamp != null) {
      oldestFirst.remove(stamp);
      oldestFirstBySlot.get(slot).remove(stamp);
    }
  }

  void forget(int slot) {
    List.copyOf(oldestFirstBySlot.getOrDefault(slot, new TreeMap<>()).values())
        .forEach(pair -> remove(slot, pair.hash));
  }

  /** Keeps the pairs that were stored last, of all slots together. */
  void keepNewest(long most) {
    while (oldestFirst.size() > most) {
      Pair oldest = oldestFirst.firstEntry().getValue();
      remove(oldest.slot, oldest.hash);
    }
  }

  int blocks(int slot, List<Long> chain) {
    int blocks = 0;
    while (blocks < chain.size() && stamps.containsKey(new Pair(slot, chain.get(blocks)))) {
      blocks++;
    }
    return blocks;
  }

  long pairs() {
    return stamps.size();
  }
}
