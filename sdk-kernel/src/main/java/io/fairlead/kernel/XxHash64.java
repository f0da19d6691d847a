package io.fairlead.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * XXH64, the 64-bit xxHash of the "xxHash fast digest algorithm" specification, version 0.1.1: the
 * hash with which the inference routers of this field name blocks of a prompt.
 *
 * <p>Every method returns the same number on every platform; nothing is allocated. The hash is
 * quick and spreads well, but it is no defence: who may choose the input can make two inputs
 * collide.
 */
public final class XxHash64 {

  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_3 = 0x165667B19E3779F9L;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private XxHash64() {}

  /** Returns the hash of all bytes, with seed 0. */
  public static long hash(byte[] bytes) {
    return hash(bytes, 0, bytes.length, 0L);
  }

  /**
   * Returns the hash of a range, with seed 0.
   *
   * @param from first index, inclusive
   * @param to last index, exclusive
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  public static long hash(byte[] bytes, int from, int to) {
    return hash(bytes, from, to, 0L);
  }

  /**
   * Returns the hash of a range.
   *
   * @param from first index, inclusive
   * @param to last index, exclusive
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  public static long hash(byte[] bytes, int from, int to, long seed) {
    Objects.checkFromToIndex(from, to, bytes.length);
    int length = to - from;
    int at = from;
    long hash;
    if (length >= 32) {
      long a = seed + PRIME_1 + PRIME_2;
      long b = seed + PRIME_2;
      long c = seed;
      long d = seed - PRIME_1;
      for (int last = to - 32; at <= last; at += 32) {
        a = round(a, (long) LONGS.get(bytes, at));
        b = round(b, (long) LONGS.get(bytes, at + 8));
        c = round(c, (long) LONGS.get(bytes, at + 16));
        d = round(d, (long) LONGS.get(bytes, at + 24));
      }
      hash = converged(a, b, c, d);
    } else {
      hash = seed + PRIME_5;
    }
    hash += length;
    for (; at + 8 <= to; at += 8) {
      hash = withLong(hash, (long) LONGS.get(bytes, at));
    }
    if (at + 4 <= to) {
      hash = withInt(hash, (int) INTS.get(bytes, at));
      at += 4;
    }
    for (; at < to; at++) {
      hash = Long.rotateLeft(hash ^ (bytes[at] & 0xFFL) * PRIME_5, 11) * PRIME_1;
    }
    return avalanche(hash);
  }

  /**
   * Returns the hash of numbers written as four little-endian bytes each, with seed 0: what {@link
   * #hash(byte[])} returns for those bytes, without writing them.
   *
   * @param from first index, inclusive
   * @param to last index, exclusive
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  public static long hash(int[] numbers, int from, int to) {
    Objects.checkFromToIndex(from, to, numbers.length);
    int at = from;
    long hash;
    if (to - from >= 8) {
      long a = PRIME_2; // plus PRIME_1, which wraps
      a += PRIME_1;
      long b = PRIME_2;
      long c = 0;
      long d = -PRIME_1;
      for (int last = to - 8; at <= last; at += 8) {
        a = round(a, pair(numbers, at));
        b = round(b, pair(numbers, at + 2));
        c = round(c, pair(numbers, at + 4));
        d = round(d, pair(numbers, at + 6));
      }
      hash = converged(a, b, c, d);
    } else {
      hash = PRIME_5;
    }
    hash += 4L * (to - from);
    for (; at + 2 <= to; at += 2) {
      hash = withLong(hash, pair(numbers, at));
    }
    if (at < to) {
      hash = withInt(hash, numbers[at]);
    }
    return avalanche(hash);
  }

  /**
   * Returns the hash, with seed 0, of sixteen bytes: two numbers, each little-endian. The step of a
   * hash chain.
   */
  public static long hash(long first, long second) {
    return avalanche(withLong(withLong(PRIME_5 + 16, first), second));
  }

  private static long pair(int[] numbers, int at) {
    return (numbers[at] & 0xFFFFFFFFL) | ((long) numbers[at + 1] << 32);
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
  }

  private static long converged(long a, long b, long c, long d) {
    long hash =
        Long.rotateLeft(a, 1)
            + Long.rotateLeft(b, 7)
            + Long.rotateLeft(c, 12)
            + Long.rotateLeft(d, 18);
    hash = (hash ^ round(0, a)) * PRIME_1 + PRIME_4;
    hash = (hash ^ round(0, b)) * PRIME_1 + PRIME_4;
    hash = (hash ^ round(0, c)) * PRIME_1 + PRIME_4;
    return (hash ^ round(0, d)) * PRIME_1 + PRIME_4;
  }

  private static long withLong(long hash, long input) {
    return Long.rotateLeft(hash ^ round(0, input), 27) * PRIME_1 + PRIME_4;
  }

  private static long withInt(long hash, int input) {
    return Long.rotateLeft(hash ^ (input & 0xFFFFFFFFL) * PRIME_1, 23) * PRIME_2 + PRIME_3;
  }

  private static long avalanche(long hash) {
    long mixed = (hash ^ hash >>> 33) * PRIME_2;
    mixed = (mixed ^ mixed >>> 29) * PRIME_3;
    return mixed ^ mixed >>> 32;
  }
}
