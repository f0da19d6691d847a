package io.fairlead.compliance.schema;

import java.util.Arrays;

/**
 * A set of strings by a 64-bit hash only: eight bytes an entry, so that the items of an array with
 * a million references can be compared. Two different strings with one hash would be taken for the
 * same; that needs about four thousand million entries, or somebody who wants it.
 */
final class StringSet {

  private long[] hashes = new long[16];
  private int size;

  /** Returns false if it was there already. */
  boolean add(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash = hash == 0 ? 1 : hash;
    if (size * 2 >= hashes.length) {
      long[] old = hashes;
      hashes = new long[old.length * 2];
      for (long each : old) {
        if (each != 0) {
          hashes[slot(each)] = each;
        }
      }
    }
    int slot = slot(hash);
    if (hashes[slot] == hash) {
      return false;
    }
    hashes[slot] = hash;
    size++;
    return true;
  }

  void clear() {
    if (hashes.length > 256) {
      hashes = new long[16];
    } else if (size > 0) {
      Arrays.fill(hashes, 0);
    }
    size = 0;
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int at = (int) ((hash * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
