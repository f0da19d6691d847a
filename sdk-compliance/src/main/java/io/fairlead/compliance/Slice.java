package io.fairlead.compliance;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A range of bytes of a source. */
final class Slice extends FilterInputStream {

  private long left;

  private Slice(InputStream in, long length) {
    super(in);
    this.left = length;
  }

  /** Opens the bytes from {@code from} to {@code to}; -1 is the end. */
  static InputStream open(SbomSource source, long from, long to) throws IOException {
    InputStream in = source.open();
    if (from == 0 && to < 0) {
      return in;
    }
    try {
      in.skipNBytes(from);
    } catch (EOFException e) {
      in.close();
      throw e;
    }
    return new Slice(in, to < 0 ? Long.MAX_VALUE : to - from);
  }

  @Override
  public int read() throws IOException {
    if (left <= 0) {
      return -1;
    }
    left--;
    return super.read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int got = super.read(into, from, (int) Math.min(length, left));
    left -= Math.max(0, got);
    return got;
  }
}
