package io.fairlead.dra.authoring;

import io.fairlead.kernel.NearestName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names that drivers are known to publish, and how near one name is to another. */
final class KnownNames {

  private static final int FAR = 3;

  private static final Map<Name, DeviceProperty> PRESET = preset();

  private KnownNames() {}

  private static Map<Name, DeviceProperty> preset() {
    Map<Name, DeviceProperty> names = new TreeMap<>();
    for (DriverPreset driver : DriverPreset.all()) {
      driver.properties().values().forEach(p -> names.putIfAbsent(Name.of(p), p));
    }
    return names;
  }

  static Set<Name> ofPresets() {
    return PRESET.keySet();
  }

  static Set<Name> of(DriverPreset driver) {
    return driver.properties().values().stream()
        .map(Name::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Optional<DeviceProperty> preset(Name name) {
    return Optional.ofNullable(PRESET.get(name));
  }

  /** Returns the same name in another domain or as the other kind of property. */
  static Optional<Name> elsewhere(Name name, Collection<Name> known) {
    return new TreeSet<>(known)
        .stream().filter(other -> other.id().equals(name.id()) && !other.equals(name)).findFirst();
  }

  /** Returns a name in the same domain that is spelled almost so. */
  static Optional<Name> nearest(Name name, Collection<Name> known) {
    Map<String, Name> near = new HashMap<>();
    for (Name other : known) {
      if (other.domain().equals(name.domain()) && other.field().equals(name.field())) {
        near.put(other.id(), other);
      }
    }
    return nearest(name.id(), near.keySet()).map(near::get);
  }

  /** Returns the word that is spelled almost so; of several as near the first in their order. */
  static Optional<String> nearest(String word, Collection<String> words) {
    int most = Math.min(FAR, Math.max(1, word.length() / 2)) - 1;
    String near = NearestName.to(word, new TreeSet<>(words), most);
    return near.isEmpty() ? Optional.empty() : Optional.of(near);
  }
}
