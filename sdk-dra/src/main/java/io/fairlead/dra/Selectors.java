package io.fairlead.dra;

import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.cel.dra.DeviceCompilation;
import io.fairlead.cel.dra.DeviceEnvironment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles expressions, each once. Thread-safe. */
final class Selectors {

  private static final int MOST = 10_000;

  final int release;
  private final DeviceEnvironment environment;
  private final Map<String, DeviceCompilation> compiled = new ConcurrentHashMap<>();
  private final Map<String, DeviceCompilation> derived = new ConcurrentHashMap<>();

  Selectors(KubernetesVersion version) {
    release = version.minor();
    environment = DeviceEnvironment.stored(release);
  }

  void compile(
      List<DeviceSelector> selectors, String owner, boolean ofClass, List<Demand.Selector> to) {
    for (int i = 0; i < selectors.size(); i++) {
      DeviceSelector selector = selectors.get(i);
      String expression = selector.cel() == null ? "" : Texts.orEmpty(selector.cel().expression());
      DeviceCompilation done = once(compiled, expression, false);
      to.add(
          new Demand.Selector(
              done.selector().orElse(null), expression, owner, i, ofClass, done.message()));
    }
  }

  Demand.Derived derived(String name, String expression) {
    DeviceCompilation done = once(derived, expression, true);
    return new Demand.Derived(name, done.selector().orElse(null), done.message());
  }

  private DeviceCompilation once(
      Map<String, DeviceCompilation> known, String expression, boolean derives) {
    DeviceCompilation done = known.get(expression);
    if (done == null) {
      done =
          derives
              ? environment.compileDerivedAttribute(expression)
              : environment.compile(expression);
      if (known.size() < MOST) { // expressions come from users: do not keep them without end
        known.put(expression, done);
      }
    }
    return done;
  }
}
