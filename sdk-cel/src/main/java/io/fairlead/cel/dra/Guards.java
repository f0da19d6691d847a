package io.fairlead.cel.dra;

import io.fairlead.cel.CelRead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds presence tests to a selector: operand by operand, so that an alternative stays one. */
final class Guards {

  private static final int ATTRIBUTE_STEPS = 4;

  private final DeviceEnvironment environment;
  private int added;

  private Guards(DeviceEnvironment environment) {
    this.environment = environment;
  }

  static Optional<String> added(DeviceSelector selector, DeviceEnvironment environment) {
    Guards guards = new Guards(environment);
    String text = guards.and(selector, new HashSet<>());
    if (guards.added == 0) {
      return Optional.empty();
    }
    return environment.compile(text).selector().map(DeviceSelector::expression);
  }

  private String and(DeviceSelector selector, Set<String> tested) {
    List<String> conjuncts = selector.conjuncts();
    if (conjuncts.size() == 1) {
      return or(selector, tested);
    }
    Set<String> known = new HashSet<>(tested);
    for (CelRead read : selector.reads()) {
      if (read.kind() == CelRead.Kind.VALUE && read.guarded()) {
        known.add(test(read)); // tested by another operand, which only the whole expression shows
      }
    }
    List<String> written = new ArrayList<>();
    for (String conjunct : conjuncts) {
      written.add(part(conjunct, known, true));
    }
    return String.join(" && ", written);
  }

  private String or(DeviceSelector selector, Set<String> tested) {
    List<String> disjuncts = selector.disjuncts();
    if (disjuncts.size() == 1) {
      return guarded(selector, tested);
    }
    Set<String> known = new HashSet<>(tested);
    for (CelRead read : selector.reads()) {
      if (read.kind() == CelRead.Kind.VALUE && read.guarded()) {
        known.add(test(read));
      }
    }
    List<String> written = new ArrayList<>();
    for (String disjunct : disjuncts) {
      written.add(part(disjunct, new HashSet<>(known), false));
    }
    return String.join(" || ", written);
  }

  /** Writes an operand with its guards; what it tests counts for the operands after it. */
  private String part(String text, Set<String> known, boolean ofAnd) {
    Optional<DeviceSelector> operand = environment.compile(text).selector();
    if (operand.isEmpty()) {
      return text;
    }
    int before = added;
    Set<String> tests = new LinkedHashSet<>();
    boolean alternatives = operand.get().disjuncts().size() > 1;
    String written = and(operand.get(), known);
    if (ofAnd && !alternatives) {
      for (CelRead read : operand.get().reads()) {
        tests.add(test(read));
      }
      known.addAll(tests);
    }
    boolean joined = alternatives || added > before && !ofAnd;
    return joined ? '(' + written + ')' : written;
  }

  private String guarded(DeviceSelector selector, Set<String> tested) {
    Set<String> tests = new LinkedHashSet<>();
    for (CelRead read : selector.reads()) {
      String test = test(read);
      if (!test.isEmpty() && !read.guarded() && tested.add(test)) {
        tests.add(test);
      }
    }
    if (tests.isEmpty()) {
      return selector.expression();
    }
    added += tests.size();
    boolean loose = selector.expression().indexOf('?') >= 0;
    String expression =
        loose ? '(' + selector.expression().strip() + ')' : selector.expression().strip();
    return String.join(" && ", tests) + " && " + expression;
  }

  /** Returns the test for what is read; "" if it is neither an attribute nor a capacity. */
  private static String test(CelRead read) {
    List<String> path = read.path();
    boolean tested =
        path.size() >= ATTRIBUTE_STEPS
            && path.get(0).equals("device")
            && (path.get(1).equals("attributes") || path.get(1).equals("capacity"));
    return tested ? test(path.get(1), path.get(2), path.get(3)) : "";
  }

  private static String test(String field, String domain, String id) {
    String map = "device." + field + '[' + quoted(domain) + ']';
    return id.matches("[A-Za-z_][A-Za-z0-9_]*") && !id.equals("in") && !id.equals("null")
        ? "has(" + map + '.' + id + ')'
        : quoted(id) + " in " + map;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
