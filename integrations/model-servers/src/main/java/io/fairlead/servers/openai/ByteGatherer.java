package io.fairlead.servers.openai;

import java.util.Arrays;

/** Bytes that grow at the end; reused from request to request. */
final class ByteGatherer {

  /** A buffer that grew beyond this is given back between requests. */
  private static final int KEPT = 1 << 20;

  private byte[] bytes;
  private int size;

  ByteGatherer(int capacity) {
    bytes = new byte[capacity];
  }

  void clear() {
    size = 0;
    if (bytes.length > KEPT) {
      bytes = new byte[KEPT];
    }
  }

  void add(byte[] more, int from, int to) {
    int wanted = size + to - from;
    if (wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, wanted));
    }
    System.arraycopy(more, from, bytes, size, to - from);
    size = wanted;
  }

  void cut(int newSize) {
    size = newSize;
  }

  /** Swaps {@code [from, middle)} and {@code [middle, size)}. */
  void rotate(int from, int middle) {
    byte[] tail = Arrays.copyOfRange(bytes, middle, size);
    System.arraycopy(bytes, from, bytes, from + tail.length, middle - from);
    System.arraycopy(tail, 0, bytes, from, tail.length);
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }
}
