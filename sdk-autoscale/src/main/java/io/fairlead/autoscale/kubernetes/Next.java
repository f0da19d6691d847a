package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.form.Fields;
import io.fairlead.kernel.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The member {@code next} of an answer, which a state file takes as it is. */
final class Next {

  private Next() {}

  /** Returns the file with what {@code next} remembers, in place of what the file says of it. */
  static Json.Obj merged(Json.Obj file, Fields memory) {
    if (!(file.get("next") instanceof Json.Obj next)) {
      return file;
    }
    Map<String, Json> members = new LinkedHashMap<>(file.members());
    members.remove("next");
    members.keySet().removeAll(memory.names());
    members.putAll(next.members());
    return new Json.Obj(members);
  }
}
