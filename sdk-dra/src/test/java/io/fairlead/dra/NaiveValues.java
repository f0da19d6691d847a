package io.fairlead.dra;

import static io.fairlead.dra.NaiveRules.orEmpty;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Attributes as the plain algorithm compares them: a list is a set, a version a text. */
final class NaiveValues {

  private NaiveValues() {}

  /** Returns the value that a device has by itself, {@code null} if it has none. */
  static Object of(Device device, String driver, String attribute) {
    Map<String, DeviceAttribute> attributes = orEmpty(device.attributes());
    DeviceAttribute found = attributes.get(attribute);
    int slash = attribute.indexOf('/');
    if (found == null && slash > 0 && attribute.substring(0, slash).equals(driver)) {
      found = attributes.get(attribute.substring(slash + 1));
    }
    if (found == null) {
      return null;
    } else if (found.strings() != null) {
      return new HashSet<Object>(found.strings());
    } else if (found.ints() != null) {
      return new HashSet<Object>(found.ints());
    } else if (found.version() != null) {
      return "v" + found.version();
    }
    return found.string() != null
        ? found.string()
        : found.intValue() != null ? (Object) found.intValue() : found.bool();
  }

  /** Whether a constraint holds for one value more. */
  static boolean satisfy(boolean match, Object own, List<Object> others, boolean lists) {
    if (!lists) {
      if (!others.isEmpty() && own instanceof Set) {
        return false;
      }
      return match ? others.stream().allMatch(own::equals) : others.stream().noneMatch(own::equals);
    }
    Set<?> mine = own instanceof Set<?> set ? set : Set.of(own);
    Set<Object> common = new HashSet<>(mine);
    boolean disjoint = true;
    for (Object other : others) {
      Set<?> theirs = other instanceof Set<?> set ? set : Set.of(other);
      common.retainAll(theirs);
      disjoint &= theirs.stream().noneMatch(mine::contains);
    }
    return !mine.isEmpty() && (match ? !common.isEmpty() : disjoint);
  }
}
