package io.fairlead.jackson;

/** Where the bytes behind a parser are. Offsets count from the parser's first byte. */
interface ByteSource {

  /** Returns a copy of the bytes of a JSON value, without white space between its tokens. */
  byte[] compact(long from, long to);

  /** Returns the place of a value, by its offset or by its pointer. */
  Position position(long offset, String pointer);

  /** Copies JSON without the white space outside of texts. */
  static byte[] compact(byte[] bytes, int from, int to) {
    int size = 0;
    boolean text = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (text || !isSpace(b)) {
        size++;
      }
      if (b == '"') {
        text = !text;
      } else if (b == '\\' && text) {
        size++;
        i++;
      }
    }
    byte[] compact = new byte[size];
    if (size == to - from) {
      System.arraycopy(bytes, from, compact, 0, size);
      return compact;
    }
    int at = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (text || !isSpace(b)) {
        compact[at++] = b;
      }
      if (b == '"') {
        text = !text;
      } else if (b == '\\' && text) {
        compact[at++] = bytes[++i];
      }
    }
    return compact;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
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
