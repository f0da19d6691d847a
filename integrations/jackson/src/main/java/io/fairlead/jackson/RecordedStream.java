package io.fairlead.jackson;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * An input stream that remembers the bytes from the beginning of the present item on, so that its
 * raw parts can be copied and its errors placed. What lies before is forgotten; only lines are
 * counted.
 */
final class RecordedStream extends InputStream implements ByteSource {

  private static final int CHUNK = 8 << 10;

  private final InputStream in;
  private final int limit;
  private byte[] kept = new byte[2 * CHUNK];
  private int size;
  private long start; // offset of kept[0]
  private Position place = Position.START;
  private int placed; // kept[placed] is at this place

  RecordedStream(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Forgets what lies before an offset. */
  void forget(long before) {
    int gone = (int) (before - start);
    place = placeOf(gone);
    placed = gone;
    if (gone <= size / 2) {
      return; // moving bytes is worth it once most of them go
    }
    System.arraycopy(kept, gone, kept, 0, size - gone);
    size -= gone;
    start = before;
    placed = 0;
    if (kept.length > 8 * CHUNK && size < CHUNK) {
      kept = Arrays.copyOf(kept, 2 * CHUNK); // one large item must not be paid for ever
    }
  }

  /** Returns how many bytes the buffer can hold now. */
  int capacity() {
    return kept.length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = in.read(buffer, from, Math.min(length, CHUNK));
    if (read > 0) {
      if (size + read > kept.length) {
        if (size > limit) {
          throw JsonTextException.overLimit(
              "", place, "an item must have at most " + limit + " bytes");
        }
        kept = Arrays.copyOf(kept, Math.max(2 * kept.length, size + read));
      }
      System.arraycopy(buffer, from, kept, size, read);
      size += read;
    }
    return read;
  }

  @Override
  public byte[] compact(long from, long to) {
    return ByteSource.compact(kept, (int) (from - start), (int) (to - start));
  }

  @Override
  public Position position(long offset, String pointer) {
    return placeOf((int) (offset - start));
  }

  private Position placeOf(int index) {
    return place.after(kept, placed, Math.min(index, size));
  }
}
