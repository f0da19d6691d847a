package io.fairlead.dra;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What selectors and constraints see of the devices of a node, as people write it. */
final class SeenValues {

  private static final String ABSENT = "absent";

  private final NodeView view;

  SeenValues(NodeView view) {
    this.view = view;
  }

  /**
   * Returns what is seen by name.
   *
   * @param reads paths such as {@code device, attributes, domain, id}
   */
  Map<String, String> of(List<List<String>> reads, int device) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (List<String> path : reads) {
      if (path.size() == 2) {
        String field = path.get(1);
        seen.put(
            field, field.equals("driver") ? quoted(view.sliceOf[device].driver) : shared(device));
      } else if (path.size() >= 4) {
        seen.put(path.get(2) + '/' + path.get(3), value(path, device));
      }
    }
    return seen;
  }

  private String shared(int device) {
    return Boolean.toString(view.sliceOf[device].isShared(view.indexOf[device]));
  }

  private String value(List<String> path, int device) {
    Device record = record(device);
    String bare = path.get(2).equals(view.sliceOf[device].driver) ? path.get(3) : "";
    String full = path.get(2) + '/' + path.get(3);
    if (path.get(1).equals("capacity")) {
      Map<String, DeviceCapacity> all = Texts.orEmpty(record.capacity());
      DeviceCapacity one = all.getOrDefault(full, all.get(bare));
      return one == null || one.value() == null ? ABSENT : one.value().text();
    }
    Map<String, DeviceAttribute> all = Texts.orEmpty(record.attributes());
    DeviceAttribute one = all.getOrDefault(full, all.get(bare));
    return one == null ? ABSENT : text(one);
  }

  private static String text(DeviceAttribute attribute) {
    if (attribute.string() != null) {
      return quoted(attribute.string());
    }
    Object[] kinds = {
      attribute.intValue(),
      attribute.bool(),
      attribute.version(),
      attribute.ints(),
      attribute.bools(),
      attribute.strings(),
      attribute.versions()
    };
    for (Object kind : kinds) {
      if (kind != null) {
        return kind.toString();
      }
    }
    return ABSENT;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** Returns the value that a constraint compares, as people write it. */
  String of(Demand.Constraint what, int device) {
    int slash = what.attribute().indexOf('/');
    String driver = view.sliceOf[device].driver;
    return value(
        List.of(
            "device",
            "attributes",
            slash < 0 ? driver : what.attribute().substring(0, slash),
            what.attribute().substring(slash + 1)),
        device);
  }

  private Device record(int device) {
    return view.sliceOf[device].devices.get(view.indexOf[device]);
  }
}
