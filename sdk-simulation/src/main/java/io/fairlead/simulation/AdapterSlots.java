package io.fairlead.simulation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The LoRA adapters of one server: which are loaded, which run, which are waited for. */
final class AdapterSlots {

  private final int slots;
  private final Set<String> loaded = new LinkedHashSet<>();
  private final Map<String, Integer> running = new LinkedHashMap<>();
  private final Map<String, Integer> waiting = new LinkedHashMap<>();
  private long changedNanos;

  AdapterSlots(int slots) {
    this.slots = slots;
  }

  int slots() {
    return slots;
  }

  boolean load(String name) {
    return loaded.add(name);
  }

  boolean unload(String name) {
    return loaded.remove(name);
  }

  boolean isLoaded(String name) {
    return loaded.contains(name);
  }

  /** Returns whether a request for this adapter could run beside those that run now. */
  boolean fits(@Nullable String adapter) {
    return adapter == null || running.containsKey(adapter) || running.size() < slots;
  }

  void queued(@Nullable String adapter, long nowNanos) {
    change(waiting, adapter, 1, nowNanos);
  }

  void unqueued(@Nullable String adapter, long nowNanos) {
    change(waiting, adapter, -1, nowNanos);
  }

  void started(@Nullable String adapter, long nowNanos) {
    change(running, adapter, 1, nowNanos);
  }

  void stopped(@Nullable String adapter, long nowNanos) {
    change(running, adapter, -1, nowNanos);
  }

  private void change(
      Map<String, Integer> counts, @Nullable String adapter, int by, long nowNanos) {
    if (adapter == null) {
      return;
    }
    int count = counts.getOrDefault(adapter, 0) + by;
    if (count == 0) {
      counts.remove(adapter);
    } else {
      counts.put(adapter, count);
    }
    changedNanos = nowNanos;
  }

  List<String> loaded() {
    return List.copyOf(loaded);
  }

  List<String> running() {
    return List.copyOf(running.keySet());
  }

  List<String> waiting() {
    return List.copyOf(waiting.keySet());
  }

  long changedNanos() {
    return changedNanos;
  }
}
