package io.fairlead.servers.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says whether a line begins with one of a few names, at the cost of one probe for a line that does
 * not: the eight bytes behind the prefix that all names share.
 */
final class NameIndex {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[][] names;
  private final int prefix;

  /** Names too short for the probe are compared one by one. */
  private final int[] shortNames;

  private final long[] keys;
  private final int[][] candidates;
  private final int shift;

  NameIndex(List<String> texts) {
    names = texts.stream().map(t -> t.getBytes(UTF_8)).toArray(byte[][]::new);
    prefix = commonPrefix();
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(8, names.length * 4 - 1));
    keys = new long[1 << bits];
    candidates = new int[1 << bits][];
    shift = 64 - bits;
    List<Integer> tooShort = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (names[i].length < prefix + Long.BYTES) {
        tooShort.add(i);
      } else {
        add((long) LONGS.get(names[i], prefix), i);
      }
    }
    shortNames = tooShort.stream().mapToInt(Integer::intValue).toArray();
  }

  private int commonPrefix() {
    int length = names.length == 0 ? 0 : names[0].length;
    for (byte[] name : names) {
      int differs = Arrays.mismatch(name, names[0]);
      length = Math.min(length, differs < 0 ? length : differs);
    }
    // leave eight bytes to probe, if need be from inside the prefix
    int shortest = Arrays.stream(names).mapToInt(n -> n.length).min().orElse(0);
    return Math.max(0, Math.min(length, shortest - Long.BYTES));
  }

  private void add(long key, int name) {
    int slot = slot(key);
    while (candidates[slot] != null && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    int[] before = candidates[slot] == null ? new int[0] : candidates[slot];
    int[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = name;
    keys[slot] = key;
    candidates[slot] = after;
  }

  private int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
  }

  /** Returns the name with which the line begins and after which a blank or a brace stands. */
  int find(byte[] line, int from, int to) {
    if (to - from >= prefix + Long.BYTES) {
      long key = (long) LONGS.get(line, from + prefix);
      int slot = slot(key);
      int[] found;
      while ((found = candidates[slot]) != null) {
        if (keys[slot] == key) {
          int name = firstOf(found, line, from, to);
          if (name >= 0) {
            return name;
          }
          break;
        }
        slot = (slot + 1) & (keys.length - 1);
      }
    }
    return firstOf(shortNames, line, from, to);
  }

  private int firstOf(int[] among, byte[] line, int from, int to) {
    for (int i : among) {
      byte[] name = names[i];
      int after = from + name.length;
      if (after < to
          && (line[after] == '{' || line[after] == ' ' || line[after] == '\t')
          && Arrays.equals(line, from, after, name, 0, name.length)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the name that is exactly these bytes, or -1. */
  int exactly(byte[] bytes, int from, int to) {
    for (int i = 0; i < names.length; i++) {
      if (Arrays.equals(bytes, from, to, names[i], 0, names[i].length)) {
        return i;
      }
    }
    return -1;
  }
}
