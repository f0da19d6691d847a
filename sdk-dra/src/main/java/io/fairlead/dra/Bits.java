package io.fairlead.dra;

import java.util.function.IntPredicate;

/** Sets of small numbers as words of 64 bits. */
final class Bits {

  private Bits() {}

  static long[] of(int size) {
    return new long[(size + 63) >> 6];
  }

  static long[] of(int size, IntPredicate members) {
    long[] set = of(size);
    for (int i = 0; i < size; i++) {
      if (members.test(i)) {
        add(set, i);
      }
    }
    return set;
  }

  static void add(long[] set, int member) {
    set[member >> 6] |= 1L << member;
  }

  static boolean has(long[] set, int member) {
    return (set[member >> 6] & 1L << member) != 0;
  }

  static int count(long[] set) {
    int count = 0;
    for (long word : set) {
      count += Long.bitCount(word);
    }
    return count;
  }

  static int countBoth(long[] a, long[] b) {
    int count = 0;
    for (int i = 0; i < a.length; i++) {
      count += Long.bitCount(a[i] & b[i]);
    }
    return count;
  }

  static void addAll(long[] to, long[] more) {
    for (int i = 0; i < to.length; i++) {
      to[i] |= more[i];
    }
  }

  /** Keeps what both have; returns whether something went. */
  static boolean keep(long[] in, long[] kept) {
    boolean changed = false;
    for (int i = 0; i < in.length; i++) {
      long word = in[i] & kept[i];
      changed |= word != in[i];
      in[i] = word;
    }
    return changed;
  }

  /** Returns the first member from a number on, -1 if there is none. */
  static int next(long[] set, int from) {
    int word = from >> 6;
    if (word >= set.length) {
      return -1;
    }
    long left = set[word] & -1L << from;
    while (left == 0) {
      if (++word == set.length) {
        return -1;
      }
      left = set[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(left);
  }
}
