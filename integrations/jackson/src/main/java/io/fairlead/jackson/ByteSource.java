package io.fairlead.jackson;

import java.util.Arrays;

/** Where the bytes behind a parser are. Offsets count from the parser's first byte. */
interface ByteSource {

  /** Returns a copy of the bytes of a JSON value, without white space between its tokens. */
  byte[] compact(long from, long to);

  /** Returns the place of a value, by its offset or by its pointer. */
  Position position(long offset, String pointer);

  /** Copies JSON, which must be well formed, without the white space outside of texts. */
  static byte[] compact(byte[] bytes, int from, int to) {
    if (!Ascii.hasSpace(bytes, from, to)) {
      return Arrays.copyOfRange(bytes, from, to);
    }
    byte[] compact = new byte[to - from];
    int at = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        int end = textEnd(bytes, i);
        System.arraycopy(bytes, i, compact, at, end + 1 - i);
        at += end + 1 - i;
        i = end;
      } else if (!Ascii.isSpace(bytes[i])) {
        compact[at++] = bytes[i];
      }
    }
    return at == compact.length ? compact : Arrays.copyOf(compact, at);
  }

  /** Returns where the quote is that closes a text. */
  private static int textEnd(byte[] bytes, int open) {
    int i = open + 1;
    while (bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i;
  }

  /** The whole input in one array. */
  final class Bytes implements ByteSource {
    private final byte[] bytes;
    private final int from;

    Bytes(byte[] bytes, int from) {
      this.bytes = bytes;
      this.from = from;
    }

    @Override
    public byte[] compact(long start, long end) {
      return ByteSource.compact(bytes, from + (int) start, from + (int) end);
    }

    @Override
    public Position position(long offset, String pointer) {
      return Position.of(bytes, from + (int) offset);
    }
  }
}
