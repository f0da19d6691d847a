package io.fairlead.servers.metrics;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The LoRA adapters that a model server holds or waits for.
 *
 * @param max how many fit at once; 0 if the server does not say
 * @param running adapters in use, in order of their names
 * @param waiting adapters that requests wait for, in order of their names; vLLM 0.32 repeats the
 *     running ones here
 */
public record LoraAdapters(int max, Set<String> running, Set<String> waiting) {

  /** No adapter, none possible. */
  public static final LoraAdapters NONE = new LoraAdapters(0, Set.of(), Set.of());

  public LoraAdapters {
    running = Collections.unmodifiableSet(new TreeSet<>(running));
    waiting = Collections.unmodifiableSet(new TreeSet<>(waiting));
  }
}
