package io.fairlead.compliance;

import java.util.Arrays;

/** A growing set of small numbers, one bit each. */
final class Bits {

  private long[] words = new long[16];

  void set(int bit) {
    int word = bit >>> 6;
    if (word >= words.length) {
      words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
    }
    words[word] |= 1L << bit;
  }

  boolean get(int bit) {
    int word = bit >>> 6;
    return word < words.length && (words[word] & 1L << bit) != 0;
  }

  /** Returns how many bits are set here and in none of the others. */
  int countWithout(Bits... others) {
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      long word = words[i];
      for (Bits other : others) {
        word &= i < other.words.length ? ~other.words[i] : -1L;
      }
      count += Long.bitCount(word);
    }
    return count;
  }
}
