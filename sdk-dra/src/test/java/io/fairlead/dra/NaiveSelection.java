package io.fairlead.dra;

import static io.fairlead.dra.NaiveRules.cel;
import static io.fairlead.dra.NaiveRules.or;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceDerivedAttribute;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.cel.CelError;
import io.fairlead.cel.CelList;
import io.fairlead.cel.SemanticVersion;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.cel.dra.Verdict;
import io.fairlead.dra.NaiveRules.Ask;
import io.fairlead.dra.NaiveRules.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What expressions say of devices: whether selectors want one, and the attributes derived of it.
 */
final class NaiveSelection {

  private static final Map<String, io.fairlead.cel.dra.DeviceSelector> COMPILED = new HashMap<>();

  private final Features features;
  private final NaivePools gatherer;
  private final DeviceEnvironment environment;
  private final Map<String, DeviceClass> classes = new HashMap<>();
  private final Map<String, Boolean> verdicts = new HashMap<>();

  NaiveSelection(Features features, NaivePools gatherer, List<DeviceClass> classes) {
    this.features = features;
    this.gatherer = gatherer;
    environment = DeviceEnvironment.stored(features.version().minor());
    classes.forEach(c -> this.classes.put(c.metadata().name(), c));
  }

  boolean knows(String className) {
    return classes.containsKey(className);
  }

  boolean selects(int claim, Ask ask, Candidate candidate) {
    String key =
        String.join(
            "\n",
            String.valueOf(claim),
            String.valueOf(ask.hashCode()),
            ask.parent() + ask.name(),
            candidate.id());
    return verdicts.computeIfAbsent(key, k -> judge(ask, candidate));
  }

  private boolean judge(Ask ask, Candidate candidate) {
    Device device = candidate.device();
    boolean binds = device.bindingConditions() != null && !device.bindingConditions().isEmpty();
    if (binds
        && !(features.has(Gate.BINDING_CONDITIONS) && features.has(Gate.CLAIM_DEVICE_STATUS))) {
      return false;
    }
    List<DeviceSelector> all = new ArrayList<>(or(classes.get(ask.className()).spec().selectors()));
    all.addAll(ask.selectors());
    for (DeviceSelector selector : all) {
      Verdict verdict = compiled(selector.cel().expression()).matches(cel(candidate));
      if (verdict.failed()) {
        throw new NaiveAbort("CEL " + candidate.id());
      } else if (!verdict.matches()) {
        return false;
      }
    }
    return !Boolean.TRUE.equals(candidate.slice().spec().perDeviceNodeSelection())
        || gatherer.reaches(device);
  }

  private io.fairlead.cel.dra.DeviceSelector compiled(String expression) {
    return COMPILED.computeIfAbsent(
        features.version() + expression,
        key ->
            environment
                .compile(expression)
                .selector()
                .orElseThrow(() -> new NaiveAbort("does not compile: " + expression)));
  }

  /** Returns an attribute of a device as a request sees it, {@code null} if it has none. */
  Object value(Ask ask, Candidate candidate, String attribute) {
    for (DeviceDerivedAttribute derived : ask.derived()) {
      if (derived.name().equals(attribute)) {
        Object value =
            environment
                .compileDerivedAttribute(derived.expression())
                .orThrow()
                .evaluate(cel(candidate));
        if (value instanceof CelError) {
          throw new NaiveAbort("derived " + candidate.id());
        } else if (value instanceof CelList list) {
          Set<Object> set = new HashSet<>();
          for (int i = 0; i < list.size(); i++) {
            set.add(list.get(i));
          }
          return set;
        }
        return value instanceof SemanticVersion ? "v" + value : value;
      }
    }
    return NaiveValues.of(candidate.device(), candidate.pool().driver, attribute);
  }
}
