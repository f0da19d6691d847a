package io.fairlead.compliance;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to read more bytes than allowed. */
final class BoundedInput extends FilterInputStream {

  private final long limit;
  private long read;

  BoundedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int got = super.read(into, from, length);
    count(Math.max(0, got));
    return got;
  }

  private void count(int bytes) throws IOException {
    read += bytes;
    if (read > limit) {
      throw new JsonTokens.Refused(
          "sbom.too-big", limit, "the document has more than " + limit + " bytes");
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
