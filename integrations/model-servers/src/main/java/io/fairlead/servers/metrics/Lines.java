package io.fairlead.servers.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the ends of lines, eight bytes at a time. */
final class Lines {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long NEWLINES = ONES * '\n';

  private Lines() {}

  /** Returns where the next line feed stands in {@code [from, to)}, or -1. */
  static int indexOfNewline(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long differing = (long) LONGS.get(bytes, at) ^ NEWLINES;
      // exact for the lowest zero byte, which is the first in little-endian order
      long zero = (differing - ONES) & ~differing & HIGH_BITS;
      if (zero != 0) {
        return at + (Long.numberOfTrailingZeros(zero) >> 3);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Whether a name that is not quoted may begin with this byte. */
  static boolean beginsName(int c) {
    int lower = c | 0x20;
    return (lower >= 'a' && lower <= 'z') || c == '_' || c == ':';
  }

  /** Whether the line is the mark with which an OpenMetrics page ends. */
  static boolean isEof(byte[] bytes, int from, int to) {
    return to - from == 5
        && bytes[from + 1] == ' '
        && bytes[from + 2] == 'E'
        && bytes[from + 3] == 'O'
        && bytes[from + 4] == 'F';
  }
}
