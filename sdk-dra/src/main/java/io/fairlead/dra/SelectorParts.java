package io.fairlead.dra;

import io.fairlead.cel.CelRead;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.cel.dra.DeviceSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes selectors apart, each once for all devices. Not thread-safe. */
final class SelectorParts {

  private final DeviceEnvironment environment;
  private final Map<DeviceSelector, List<DeviceSelector>> conjuncts = new HashMap<>();
  private final Map<DeviceSelector, List<List<String>>> reads = new HashMap<>();
  private final Map<DeviceSelector, String> guarded = new HashMap<>();

  SelectorParts(int release) {
    environment = DeviceEnvironment.stored(release);
  }

  /** Returns the operands of its outermost {@code &&}, none if there is only one. */
  List<DeviceSelector> conjuncts(DeviceSelector selector) {
    return conjuncts.computeIfAbsent(selector, this::compile);
  }

  private List<DeviceSelector> compile(DeviceSelector selector) {
    List<DeviceSelector> parts = new ArrayList<>();
    List<String> texts = selector.conjuncts();
    for (String text : texts.size() > 1 ? texts : List.<String>of()) {
      environment.compile(text).selector().ifPresent(parts::add);
    }
    return parts;
  }

  /** Returns what it reads, as paths that begin with {@code device}. */
  List<List<String>> reads(DeviceSelector selector) {
    return reads.computeIfAbsent(
        selector, unread -> unread.reads().stream().map(CelRead::path).distinct().toList());
  }

  /** Returns the same with guards, "" if none would help. */
  String guarded(DeviceSelector selector) {
    return guarded.computeIfAbsent(selector, bare -> bare.withGuards(environment).orElse(""));
  }
}
