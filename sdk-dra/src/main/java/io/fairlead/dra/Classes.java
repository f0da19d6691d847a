package io.fairlead.dra;

import io.fairlead.api.resource.v1.CELDeviceSelector;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.kernel.NearestName;
import io.fairlead.kernel.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Device classes by name, and by the extended resource that they serve. Immutable. */
final class Classes {

  /** Every class serves the extended resource of this prefix and its name. */
  static final String IMPLICIT = "deviceclass.resource.kubernetes.io/";

  private final Map<String, DeviceClass> byName = new HashMap<>();
  private final Map<String, DeviceClass> byResource = new HashMap<>();

  Classes(List<DeviceClass> classes) {
    for (DeviceClass one : classes) {
      byName.put(Texts.orEmpty(one.metadata().name()), one);
    }
    for (DeviceClass one : byName.values()) {
      String resource = one.spec() == null ? null : one.spec().extendedResourceName();
      if (resource != null && !resource.isEmpty()) {
        byResource.merge(resource, one, Classes::later);
      }
    }
  }

  /** Returns the same with another selector in one class. */
  Classes with(DeviceClass changed, int index, String expression) {
    List<DeviceSelector> selectors =
        new ArrayList<>(
            changed.spec() == null ? List.of() : Texts.orEmpty(changed.spec().selectors()));
    selectors.set(
        index,
        DeviceSelector.builder()
            .cel(CELDeviceSelector.builder().expression(expression).build())
            .build());
    List<DeviceClass> all = new ArrayList<>(byName.values());
    all.remove(changed);
    all.add(changed.toBuilder().spec(spec -> spec.selectors(selectors)).build());
    return new Classes(all);
  }

  /** Of two classes for one resource the younger counts, of equally old ones the first by name. */
  private static DeviceClass later(DeviceClass a, DeviceClass b) {
    int order = Long.compare(created(a), created(b));
    if (order == 0) {
      String nameOfA = Texts.orEmpty(a.metadata().name());
      return nameOfA.compareTo(Texts.orEmpty(b.metadata().name())) <= 0 ? a : b;
    }
    return order > 0 ? a : b;
  }

  private static long created(DeviceClass one) {
    Timestamp created = one.metadata().creationTimestamp();
    return created == null || !created.isValid()
        ? Long.MIN_VALUE
        : created.toInstant().getEpochSecond();
  }

  @Nullable DeviceClass get(String name) {
    return byName.get(name);
  }

  /** Returns a hint at the class that was probably meant by a name that none has, "" for none. */
  String meant(String name) {
    String near = NearestName.to(name, new TreeSet<>(byName.keySet()));
    return near.isEmpty() ? "" : " (did you mean " + near + "?)";
  }

  /** Returns the class that serves an extended resource, {@code null} if none does. */
  @Nullable DeviceClass serving(String resource) {
    return resource.startsWith(IMPLICIT)
        ? byName.get(resource.substring(IMPLICIT.length()))
        : byResource.get(resource);
  }
}
