package io.fairlead.dra.authoring;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
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
    String best = null;
    int least = Math.min(FAR, Math.max(1, word.length() / 2));
    for (String known : new TreeSet<>(words)) {
      int distance = distance(known, word);
      if (distance < least) {
        least = distance;
        best = known;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The number of letters to add, remove or change, whatever their case; 3 if it is more. */
  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    if (Math.abs(left.length() - right.length()) >= FAR || left.length() > 300) {
      return FAR;
    }
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int above = row[j];
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return Math.min(FAR, row[right.length()]);
  }
}
