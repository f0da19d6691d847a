package io.fairlead.jackson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Questions to the bytes of JSON, of which most are ASCII: eight are looked at in one step. */
final class Ascii {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;
  private static final long BEHIND_SPACES = 0x2121212121212121L;

  private Ascii() {}

  /** Whether JSON allows it between its tokens. */
  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Whether any byte is a space or below. */
  static boolean hasSpace(byte[] bytes, int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = (long) LONGS.get(bytes, i);
      if (((word - BEHIND_SPACES) & ~word & HIGH_BITS) != 0) { // the small ones borrow
        return true;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] >= 0 && bytes[i] <= ' ') {
        return true;
      }
    }
    return false;
  }

  /** Whether eight bytes from {@code at} on are ASCII without line breaks. */
  static boolean isPlainWord(byte[] bytes, int at) {
    long word = (long) LONGS.get(bytes, at);
    return ((word | (word - SPACES)) & HIGH_BITS) == 0;
  }
}
