package io.fairlead.dra.authoring;

import io.fairlead.cel.CelRead;
import io.fairlead.cel.dra.DeviceCompilation;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.cel.dra.DeviceGates;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.cel.dra.Verdict;
import io.fairlead.dra.Features;
import io.fairlead.dra.Gate;
import io.fairlead.dra.authoring.PublishedDevices.Published;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges one selector after another. Immutable. */
final class SelectorLint {

  private static final int SHOWN_VALUES = 4;

  private final DeviceEnvironment stored;
  private final DeviceEnvironment created;
  private final Features features;

  SelectorLint(Features features) {
    this.features = features;
    int minor = features.version().minor();
    stored = DeviceEnvironment.stored(minor);
    created =
        DeviceEnvironment.forNewExpressions(
            minor,
            new DeviceGates(
                features.has(Gate.CONSUMABLE_CAPACITY), features.has(Gate.LIST_TYPE_ATTRIBUTES)));
  }

  /** Judges an expression and returns the devices that are left for the next one. */
  LintScope judge(String expression, LintScope scope, Findings findings) {
    DeviceSelector selector = compile(expression, findings);
    if (selector == null) {
      return scope;
    }
    cost(selector, findings);
    boolean explained = names(selector, scope, findings);
    explained |= TypeLint.judge(selector, scope, findings);
    if (!explained && !errors(selector, scope, findings)) {
      guards(selector, scope, findings);
      dead(selector, scope, findings);
    }
    return scope.after(selector, stored);
  }

  private @Nullable DeviceSelector compile(String expression, Findings findings) {
    int bytes = expression.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > DeviceEnvironment.MAX_LENGTH) {
      findings.error(
          LintRule.INVALID_SELECTOR, "is " + bytes + " bytes long, at most 10240 are allowed", "");
      return null;
    }
    DeviceCompilation compiled = stored.compile(expression);
    if (compiled.selector().isEmpty()) {
      findings.error(LintRule.INVALID_SELECTOR, oneLine(compiled.message()), "");
      return null;
    }
    DeviceCompilation now = created.compile(expression);
    if (now.selector().isEmpty()) {
      findings.error(
          LintRule.INVALID_SELECTOR,
          "is refused when it is created with Kubernetes "
              + features.version()
              + ": "
              + oneLine(now.message()),
          "what the release before does not know is refused so that one can go back");
    }
    return compiled.orThrow();
  }

  /** The first line of a compiler's message is the complaint, the others show the place. */
  private static String oneLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static void cost(DeviceSelector selector, Findings findings) {
    String cost =
        "costs up to "
            + Long.toUnsignedString(selector.maxCost())
            + " of "
            + DeviceEnvironment.MAX_COST;
    String hint = "ask for one value by its name instead of looping over all";
    if (selector.isTooComplex()) {
      findings.error(LintRule.COST, cost + ": the API server refuses it", hint);
    } else if (selector.maxCost() > DeviceEnvironment.MAX_COST / 2) {
      findings.note(LintRule.COST, cost, hint);
    }
  }

  /** Looks for names that nobody has; returns whether that is why the expression is no good. */
  private boolean names(DeviceSelector selector, LintScope scope, Findings findings) {
    boolean explained = false;
    Set<Name> seen = new HashSet<>();
    for (CelRead read : selector.reads()) {
      Name name = Name.ofPath(read.path());
      if (name == null || !seen.add(name)) {
        continue;
      }
      boolean fails = read.kind() == CelRead.Kind.VALUE && !read.guarded();
      explained |= NameLint.judge(name, fails, scope, findings);
    }
    return explained;
  }

  /** Runs it on every device; returns whether it fails on any. */
  private boolean errors(DeviceSelector selector, LintScope scope, Findings findings) {
    int failed = 0;
    String first = "";
    for (Published published : scope.devices()) {
      Verdict verdict = selector.matches(published.device());
      if (verdict.failed() && failed++ == 0) {
        first = published.label() + ": " + verdict.error().orElse("");
      }
    }
    if (failed == 0) {
      return false;
    }
    int all = scope.devices().size();
    String consequence =
        failed == all
            ? "no pod that asks so is ever scheduled"
            : "a pod is scheduled or not by which device comes first";
    findings.error(
        LintRule.ORDER_DEPENDENT_ERROR,
        "fails on " + count(failed) + " of " + all + ", first on " + first + "; " + consequence,
        safer(selector, scope));
    return true;
  }

  /** Returns a guarded expression if it holds what it promises on what is there. */
  private String safer(DeviceSelector selector, LintScope scope) {
    Optional<DeviceSelector> guarded =
        selector.withGuards(stored).flatMap(text -> stored.compile(text).selector());
    if (guarded.isEmpty()) {
      return "";
    }
    for (Published published : scope.devices()) {
      Verdict before = selector.matches(published.device());
      Verdict after = guarded.get().matches(published.device());
      if (after.failed() || !before.failed() && before.matches() != after.matches()) {
        return "";
      }
    }
    return "write " + guarded.get().expression();
  }

  private void guards(DeviceSelector selector, LintScope scope, Findings findings) {
    Set<Name> unguarded = new TreeSet<>();
    for (CelRead read : selector.reads()) {
      Name name = Name.ofPath(read.path());
      if (name != null && read.kind() == CelRead.Kind.VALUE && !read.guarded()) {
        unguarded.add(name);
      }
    }
    unguarded.removeIf(name -> scope.isCertain(name, selector, stored));
    if (unguarded.isEmpty()) {
      return;
    }
    String names = unguarded.stream().map(Name::toString).collect(Collectors.joining(", "));
    boolean proved = !scope.devices().isEmpty();
    findings.add(
        LintRule.MISSING_GUARD,
        proved ? LintSeverity.NOTE : LintSeverity.WARNING,
        "reads "
            + names
            + " without a guard: one device without it, and the pod is not scheduled at all"
            + (proved ? " (all " + scope.devices().size() + " published devices pass)" : ""),
        safer(selector, scope));
  }

  private void dead(DeviceSelector selector, LintScope scope, Findings findings) {
    List<Published> devices = scope.devices();
    if (devices.isEmpty()
        || devices.stream().anyMatch(p -> selector.matches(p.device()).matches())) {
      return;
    }
    String culprit = "";
    for (String conjunct : selector.conjuncts()) {
      DeviceSelector part = stored.compile(conjunct).selector().orElse(null);
      if (part != null && devices.stream().noneMatch(p -> part.matches(p.device()).matches())) {
        culprit = conjunct;
        break;
      }
    }
    String message =
        culprit.isEmpty()
            ? "is satisfied by none of "
                + count(devices.size())
                + ", though each condition is by some"
            : oneLine(culprit) + " holds for none of " + count(devices.size());
    String shown = culprit.isEmpty() ? selector.expression() : culprit;
    String seen = seen(stored.compile(shown).orThrow(), devices);
    findings.warning(LintRule.DEAD_SELECTOR, message + seen, "");
  }

  /** Says which values are there of what an expression reads. */
  private static String seen(DeviceSelector selector, List<Published> devices) {
    Map<Name, Map<String, Integer>> values = new LinkedHashMap<>();
    for (CelRead read : selector.reads()) {
      Name name = Name.ofPath(read.path());
      if (name != null) {
        values.putIfAbsent(name, new TreeMap<>());
      } else if (read.path().equals(List.of("device", "driver"))) {
        values.putIfAbsent(new Name("driver", "", ""), new TreeMap<>());
      }
    }
    values.forEach(
        (name, counts) -> {
          for (Published published : devices) {
            Object value =
                name.field().equals("driver")
                    ? published.driver()
                    : PublishedDevices.value(published.device(), name);
            counts.merge(value == null ? "nothing" : String.valueOf(value), 1, Integer::sum);
          }
        });
    StringBuilder out = new StringBuilder();
    values.forEach(
        (name, counts) ->
            out.append(out.isEmpty() ? "; there is " : "; ")
                .append(name.field().equals("driver") ? "driver" : name.id())
                .append(' ')
                .append(shown(counts)));
    return out.toString();
  }

  private static String shown(Map<String, Integer> counts) {
    String most =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(SHOWN_VALUES)
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ')')
            .collect(Collectors.joining(", "));
    return counts.size() > SHOWN_VALUES
        ? most + " and " + (counts.size() - SHOWN_VALUES) + " more"
        : most;
  }

  private static String count(int devices) {
    return devices == 1 ? "1 device" : devices + " devices";
  }
}
