package io.fairlead.dra.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a selector reads: {@code attributes} or {@code capacity}, the domain, the name in it. */
record Name(String field, String domain, String id) implements Comparable<Name> {

  private static final int STEPS = 4;

  /** Returns the name that a slice publishes, whose domain is the driver's if it has none. */
  static Name of(String field, String qualified, String driver) {
    int slash = qualified.indexOf('/');
    return slash < 0
        ? new Name(field, driver, qualified)
        : new Name(field, qualified.substring(0, slash), qualified.substring(slash + 1));
  }

  static Name of(DeviceProperty property) {
    return new Name(property.field(), property.domain(), property.id());
  }

  /** Returns what a path reads, or {@code null} if it is neither an attribute nor a capacity. */
  static @Nullable Name ofPath(List<String> path) {
    boolean property =
        path.size() >= STEPS
            && path.get(0).equals("device")
            && (path.get(1).equals("attributes") || path.get(1).equals("capacity"));
    return property ? new Name(path.get(1), path.get(2), path.get(3)) : null;
  }

  String qualified() {
    return domain + '/' + id;
  }

  @Override
  public int compareTo(Name other) {
    return key().compareTo(other.key());
  }

  private String key() {
    return domain + '/' + id + ' ' + field;
  }

  /** Returns how a selector writes it. */
  @Override
  public String toString() {
    return CelText.value(field, domain, id);
  }
}
