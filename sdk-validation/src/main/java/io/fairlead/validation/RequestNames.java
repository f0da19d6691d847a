package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of the requests of a claim, to which constraints and results refer. */
final class RequestNames {

  private static final int MOST = 32;
  private static final String UNKNOWN =
      "must be the name of a request in the claim or the name of a request and a subrequest"
          + " separated by '/'";

  private final Map<String, Set<String>> names = new HashMap<>();

  private RequestNames() {}

  static RequestNames of(Json.Obj devices) {
    RequestNames all = new RequestNames();
    for (Json item : Wire.list(devices, "requests")) {
      Json.Obj request = Wire.object(item);
      Set<String> alternatives = new HashSet<>();
      for (Json alternative : Wire.list(request, "firstAvailable")) {
        alternatives.add(Wire.text(Wire.object(alternative), "name"));
      }
      all.names.put(Wire.text(request, "name"), alternatives);
    }
    return all;
  }

  /** Checks the list {@code requests} of an object. */
  void checkAll(Json.Obj object, Path path, Findings findings) {
    Wire.each(
        object,
        "requests",
        MOST,
        path,
        findings,
        (name, place) -> check(name instanceof Json.Str t ? t.value() : "", place, findings));
    List<Json> requests = Wire.list(object, "requests");
    if (requests.size() <= MOST) {
      Wire.unique(requests, path.child("requests"), findings);
    }
  }

  void check(String reference, Path path, Findings findings) {
    String[] parts = reference.split("/", -1);
    if (parts.length > 2) {
      findings.invalid(path, new Json.Str(reference), UNKNOWN, "request name");
      return;
    }
    for (String part : parts) {
      new DeviceNames(findings).label(part, path);
    }
    Set<String> alternatives = names.get(parts[0]);
    if (alternatives == null || parts.length == 2 && !alternatives.contains(parts[1])) {
      findings.invalid(path, new Json.Str(reference), UNKNOWN, "request name");
    }
  }
}
