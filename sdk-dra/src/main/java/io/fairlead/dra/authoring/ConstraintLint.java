package io.fairlead.dra.authoring;

import io.fairlead.api.resource.v1.DeviceConstraint;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges whether devices have the attributes that a claim's constraints compare. */
final class ConstraintLint {

  private ConstraintLint() {}

  /**
   * Judges constraints.
   *
   * @param left the devices that are left for each request, by its name
   * @param derived names that the claim itself gives to attributes
   */
  static void judge(
      @Nullable List<DeviceConstraint> constraints,
      Map<String, LintScope> left,
      List<String> derived,
      Findings findings) {
    for (int i = 0; constraints != null && i < constraints.size(); i++) {
      DeviceConstraint constraint = constraints.get(i);
      if (constraint == null) {
        continue;
      }
      boolean match = constraint.matchAttribute() != null;
      String attribute = match ? constraint.matchAttribute() : constraint.distinctAttribute();
      if (attribute == null || attribute.indexOf('/') < 0 || derived.contains(attribute)) {
        continue;
      }
      Findings at =
          findings.at(
              "devices.constraints[" + i + (match ? "].matchAttribute" : "].distinctAttribute"));
      for (String request : new TreeSet<>(left.keySet())) {
        if (concerns(constraint.requests(), request)) {
          constraint(attribute, request, left.get(request), at);
        }
      }
    }
  }

  private static boolean concerns(@Nullable List<String> requests, String request) {
    if (requests == null || requests.isEmpty()) {
      return true;
    }
    int slash = request.indexOf('/');
    return requests.contains(request)
        || slash >= 0 && requests.contains(request.substring(0, slash));
  }

  private static void constraint(
      String attribute, String request, @Nullable LintScope scope, Findings findings) {
    if (scope == null || scope.devices().isEmpty()) {
      return;
    }
    Name name = Name.of("attributes", attribute, "");
    if (!scope.has(name)) {
      findings.warning(
          LintRule.UNKNOWN_ATTRIBUTE,
          "none of "
              + scope.devices().size()
              + " devices for request "
              + request
              + " has "
              + attribute
              + ", so the constraint cannot be met",
          scope.meant(attribute, "attributes"));
    }
  }
}
