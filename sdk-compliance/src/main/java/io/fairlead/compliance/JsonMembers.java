package io.fairlead.compliance;

import io.fairlead.compliance.schema.TokenSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one open object: a name that is there twice is found in constant time. */
final class JsonMembers {
  private String[] names = new String[16];
  private int size;
  private long bloom;
  private @Nullable Set<String> many;

  void clear() {
    size = 0;
    bloom = 0;
    many = null;
  }

  /** Adds a name; refuses it if it is there already, or if there are too many. */
  void require(String name, int limit, TokenSource place) throws JsonTokens.Refused {
    if (add(name, limit)) {
      return;
    }
    if (size >= limit) {
      throw new JsonTokens.Refused(
          "sbom.too-big", place.position(), "an object has more than " + limit + " properties");
    }
    throw new JsonTokens.Refused(
        "sbom.duplicate-key",
        place.position(),
        "the key \"" + name + "\" is there twice; readers disagree on which one counts");
  }

  private boolean add(String name, int limit) {
    if (size >= limit) {
      return false;
    }
    int hash = name.hashCode();
    long bit = 1L << (hash ^ (hash >>> 11));
    if (many != null) {
      size++;
      return many.add(name);
    }
    if ((bloom & bit) != 0) {
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          return false;
        }
      }
    }
    bloom |= bit;
    if (size == names.length) {
      if (size >= 64) {
        many = new HashSet<>(Arrays.asList(names));
        size++;
        return many.add(name);
      }
      names = Arrays.copyOf(names, size * 2);
    }
    names[size++] = name;
    return true;
  }
}
