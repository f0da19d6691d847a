package io.fairlead.compliance;

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

  boolean full(int limit) {
    return size >= limit;
  }

  boolean add(String name, int limit) {
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
