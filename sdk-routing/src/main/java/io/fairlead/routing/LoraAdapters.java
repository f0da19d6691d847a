package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNoNull;
import static io.fairlead.kernel.Preconditions.requireNotNegative;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * LoRA adapters of one model server (vLLM: {@code vllm:lora_requests_info}).
 *
 * @param running adapters with running requests
 * @param waiting adapters with waiting requests
 * @param max adapters that fit at once ({@code max_lora}), at least 0
 */
public record LoraAdapters(Set<String> running, Set<String> waiting, int max) {

  public LoraAdapters {
    requireNotNegative(max, "max");
    running = Collections.unmodifiableSet(new TreeSet<>(requireNoNull(running, "running")));
    waiting = Collections.unmodifiableSet(new TreeSet<>(requireNoNull(waiting, "waiting")));
  }
}
