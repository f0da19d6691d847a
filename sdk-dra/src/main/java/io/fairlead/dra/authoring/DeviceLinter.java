package io.fairlead.dra.authoring;

import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.DeviceClaim;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceClassSpec;
import io.fairlead.api.resource.v1.DeviceDerivedAttribute;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimSpec;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.dra.Features;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong, or will be, in classes, claims and templates: selectors that fail on some
 * device, that no device satisfies, that name what nobody publishes, that cost too much.
 *
 * <p>It knows the devices and classes it was given, and what {@link DriverPreset presets} say of
 * published drivers; without any slice it says only what is certain then. What the API server
 * refuses beyond selectors is the business of sdk-validation. Immutable and thread-safe; a run is
 * linear in devices times selectors.
 */
public final class DeviceLinter {

  private final SelectorLint selectors;
  private final DeviceEnvironment stored;
  private final PublishedDevices published;
  private final Map<String, DeviceClass> classes;
  private final boolean classesGiven;

  private DeviceLinter(
      Features features, Iterable<ResourceSlice> slices, Iterable<DeviceClass> classes) {
    selectors = new SelectorLint(features);
    stored = DeviceEnvironment.stored(features.version().minor());
    published = PublishedDevices.of(slices);
    this.classes = new LinkedHashMap<>();
    for (DeviceClass given : classes) {
      this.classes.put(String.valueOf(given.metadata().name()), given);
    }
    classesGiven = !this.classes.isEmpty();
    for (DriverPreset preset : DriverPreset.all()) {
      preset.classes().forEach(c -> this.classes.putIfAbsent(name(c), c));
    }
  }

  /**
   * Returns a linter that knows no slice and only the classes of presets.
   *
   * @param features of the cluster
   */
  public static DeviceLinter of(Features features) {
    return of(features, List.of(), List.of());
  }

  /**
   * Returns a linter for a cluster.
   *
   * @param features of the cluster
   * @param slices what its drivers publish; older generations are left out
   * @param classes its device classes; those of presets are added unless there are others of that
   *     name
   */
  public static DeviceLinter of(
      Features features, Iterable<ResourceSlice> slices, Iterable<DeviceClass> classes) {
    return new DeviceLinter(features, slices, classes);
  }

  /** Judges a class; its selectors are evaluated on every device there is. */
  public List<LintFinding> lint(DeviceClass deviceClass) {
    List<LintFinding> all = new ArrayList<>();
    Findings findings = new Findings(all, DeviceClass.TYPE.kind(), name(deviceClass), "");
    DeviceClassSpec spec = deviceClass.spec();
    if (spec != null) {
      judge(spec.selectors(), LintScope.of(published), findings.at("spec"));
      shadowed(deviceClass, spec.extendedResourceName(), findings);
    }
    return all;
  }

  private void shadowed(DeviceClass mine, @Nullable String resource, Findings findings) {
    for (DeviceClass other : classes.values()) {
      DeviceClassSpec spec = other.spec();
      boolean rival =
          resource != null
              && spec != null
              && resource.equals(spec.extendedResourceName())
              && !name(other).equals(name(mine))
              && classesGiven;
      if (rival && classes.containsKey(name(mine)) && !isPresetOnly(other)) {
        findings
            .at("spec.extendedResourceName")
            .warning(
                LintRule.SHADOWED_RESOURCE,
                "class " + name(other) + " also stands for " + resource,
                "the class created last gets it; give each a name of its own");
      }
    }
  }

  private static boolean isPresetOnly(DeviceClass deviceClass) {
    return DriverPreset.all().stream().anyMatch(p -> p.classes().contains(deviceClass));
  }

  /** Judges a claim. */
  public List<LintFinding> lint(ResourceClaim claim) {
    List<LintFinding> all = new ArrayList<>();
    String object = in(claim.metadata().namespace(), claim.metadata().name());
    judge(claim.spec(), new Findings(all, ResourceClaim.TYPE.kind(), object, "spec"));
    return all;
  }

  /** Judges the claims that a template makes. */
  public List<LintFinding> lint(ResourceClaimTemplate template) {
    List<LintFinding> all = new ArrayList<>();
    String object = in(template.metadata().namespace(), template.metadata().name());
    if (template.spec() != null) {
      judge(
          template.spec().spec(),
          new Findings(all, ResourceClaimTemplate.TYPE.kind(), object, "spec.spec"));
    }
    return all;
  }

  private static String in(@Nullable String namespace, @Nullable String name) {
    return (namespace == null ? "default" : namespace) + '/' + name;
  }

  private void judge(@Nullable ResourceClaimSpec spec, Findings findings) {
    DeviceClaim claim = spec == null ? null : spec.devices();
    if (claim == null) {
      return;
    }
    Map<String, LintScope> left = new LinkedHashMap<>();
    List<String> derived = new ArrayList<>();
    List<DeviceRequest> requests = claim.requests() == null ? List.of() : claim.requests();
    for (int i = 0; i < requests.size(); i++) {
      DeviceRequest request = requests.get(i);
      if (request == null) {
        continue;
      }
      Findings here = findings.at("devices.requests[" + i + ']');
      ExactDeviceRequest exactly = request.exactly();
      if (exactly != null) {
        LintScope scope = ofClass(exactly.deviceClassName(), here.at("exactly"));
        scope = judge(exactly.selectors(), scope, here.at("exactly"));
        capacity(exactly.capacity(), scope, here.at("exactly"));
        derived(exactly.derivedAttributes(), derived, here.at("exactly"));
        left.put(String.valueOf(request.name()), scope);
      }
      alternatives(request, left, derived, here);
    }
    ConstraintLint.judge(claim.constraints(), left, derived, findings);
  }

  private void alternatives(
      DeviceRequest request, Map<String, LintScope> left, List<String> derived, Findings here) {
    List<DeviceSubRequest> subs = request.firstAvailable();
    for (int j = 0; subs != null && j < subs.size(); j++) {
      DeviceSubRequest sub = subs.get(j);
      if (sub == null) {
        continue;
      }
      Findings at = here.at("firstAvailable[" + j + ']');
      LintScope scope = judge(sub.selectors(), ofClass(sub.deviceClassName(), at), at);
      capacity(sub.capacity(), scope, at);
      derived(sub.derivedAttributes(), derived, at);
      left.put(request.name() + "/" + sub.name(), scope);
    }
  }

  /** Returns the devices of a class. */
  private LintScope ofClass(@Nullable String className, Findings findings) {
    LintScope all = LintScope.of(published);
    DeviceClass named = className == null ? null : classes.get(className);
    if (named == null) {
      if (className != null && classesGiven) {
        findings
            .at("deviceClassName")
            .warning(
                LintRule.UNKNOWN_CLASS,
                "there is no class " + className,
                KnownNames.nearest(className, classes.keySet())
                    .map(near -> "did you mean " + near + '?')
                    .orElse(""));
      }
      return all;
    }
    LintScope scope = all;
    DeviceClassSpec spec = named.spec();
    for (String expression : expressions(spec == null ? null : spec.selectors())) {
      var selector = stored.compile(expression).selector();
      scope = selector.isPresent() ? scope.after(selector.get(), stored) : scope;
    }
    if (!all.devices().isEmpty() && scope.devices().isEmpty()) {
      findings
          .at("deviceClassName")
          .warning(
              LintRule.DEAD_SELECTOR,
              "no published device is of class " + className + ", of " + all.devices().size(),
              "");
    }
    return scope;
  }

  private LintScope judge(
      @Nullable List<DeviceSelector> written, LintScope before, Findings findings) {
    LintScope scope = before;
    for (int i = 0; written != null && i < written.size(); i++) {
      String expression = expression(written.get(i));
      if (expression != null) {
        Findings at = findings.at("selectors[" + i + "].cel.expression");
        boolean empty = scope.devices().isEmpty() && !before.devices().isEmpty();
        // After a selector that leaves nothing, there is nothing to say about the next.
        scope = empty ? scope : selectors.judge(expression, scope, at);
      }
    }
    return scope;
  }

  private static @Nullable String expression(@Nullable DeviceSelector selector) {
    return selector == null || selector.cel() == null ? null : selector.cel().expression();
  }

  private static List<String> expressions(@Nullable List<DeviceSelector> selectors) {
    List<String> expressions = new ArrayList<>();
    for (DeviceSelector selector : selectors == null ? List.<DeviceSelector>of() : selectors) {
      String expression = expression(selector);
      if (expression != null) {
        expressions.add(expression);
      }
    }
    return expressions;
  }

  private static void capacity(
      @Nullable CapacityRequirements capacity, LintScope scope, Findings findings) {
    if (capacity == null || capacity.requests() == null || scope.devices().isEmpty()) {
      return;
    }
    for (String asked : new TreeMap<>(capacity.requests()).keySet()) {
      boolean there =
          scope.devices().stream()
              .anyMatch(p -> p.names().contains(Name.of("capacity", asked, p.driver())));
      if (!there) {
        findings
            .at("capacity.requests[" + asked + ']')
            .warning(
                LintRule.UNKNOWN_ATTRIBUTE,
                "none of " + scope.devices().size() + " devices has this capacity",
                scope.meant(asked, "capacity"));
      }
    }
  }

  private void derived(
      @Nullable List<DeviceDerivedAttribute> attributes, List<String> names, Findings findings) {
    for (int i = 0; attributes != null && i < attributes.size(); i++) {
      DeviceDerivedAttribute attribute = attributes.get(i);
      if (attribute == null || attribute.expression() == null) {
        continue;
      }
      names.add(String.valueOf(attribute.name()));
      var compiled = stored.compileDerivedAttribute(attribute.expression());
      if (compiled.selector().isEmpty()) {
        String message = compiled.message();
        int end = message.indexOf('\n');
        findings
            .at("derivedAttributes[" + i + "].expression")
            .error(LintRule.INVALID_SELECTOR, end < 0 ? message : message.substring(0, end), "");
      }
    }
  }

  private static String name(DeviceClass deviceClass) {
    return String.valueOf(deviceClass.metadata().name());
  }
}
