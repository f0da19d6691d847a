package io.fairlead.compliance;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Turns byte offsets of a UTF-8 document into lines and columns, in one pass that ends at the last
 * offset asked for. Columns count UTF-16 units, as editors and SARIF do.
 */
final class Lines {

  /** Positions of an XML parser are kept as line and column with the highest bit set. */
  private static final long RESOLVED = Long.MIN_VALUE;

  private final long[] offsets;
  private final long[] found;

  private Lines(long[] offsets, long[] found) {
    this.offsets = offsets;
    this.found = found;
  }

  /** Returns a position for a place whose line and column are known already. */
  static long resolved(int line, int column) {
    return RESOLVED | (long) line << 31 | column;
  }

  /** Looks up offsets; the array may be in any order and is not changed. */
  static Lines find(SbomSource source, long[] positions, long base) throws IOException {
    long[] sorted = sorted(positions, base);
    long[] found = new long[sorted.length];
    if (sorted.length > 0) {
      try (InputStream in = source.open()) {
        new Scan(sorted, found).run(in);
      }
    }
    return new Lines(sorted, found);
  }

  private static long[] sorted(long[] positions, long base) {
    long[] offsets = new long[positions.length];
    int count = 0;
    for (long position : positions) {
      if (position >= 0) {
        offsets[count++] = position + base;
      }
    }
    Arrays.sort(offsets, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || offsets[i] != offsets[i - 1]) {
        offsets[distinct++] = offsets[i];
      }
    }
    return Arrays.copyOf(offsets, distinct);
  }

  /** Returns the line of a position, from 1; 0 if unknown. */
  int line(long position, long base) {
    return (int) (at(position, base) >>> 31);
  }

  /** Returns the column of a position, from 1; 0 if unknown. */
  int column(long position, long base) {
    return (int) (at(position, base) & 0x7fffffff);
  }

  private long at(long position, long base) {
    if (position < 0) {
      return position == -1 ? 0 : position & ~RESOLVED;
    }
    int index = Arrays.binarySearch(offsets, position + base);
    return index < 0 ? 0 : found[index];
  }

  private static final class Scan {
    private final long[] offsets;
    private final long[] found;
    private int next;

    /** Offset of the next byte, and of the first byte of its line. */
    private long offset;

    private long lineStart;
    private long line = 1;

    /** Bytes of this line that are no column: a letter of two bytes has one, one of four two. */
    private long silent;

    Scan(long[] offsets, long[] found) {
      this.offsets = offsets;
      this.found = found;
    }

    void run(InputStream in) throws IOException {
      byte[] buffer = new byte[1 << 16];
      int length = in.readNBytes(buffer, 0, buffer.length);
      int from = mark(buffer, length);
      while (length > 0 && next < offsets.length) {
        chunk(buffer, from, length);
        length = in.readNBytes(buffer, 0, buffer.length);
        from = 0;
      }
      // an offset behind the end: the end
      while (next < offsets.length) {
        found[next++] = here();
      }
    }

    /** A byte order mark has no column. */
    private int mark(byte[] buffer, int length) {
      if (length < 3
          || buffer[0] != (byte) 0xef
          || buffer[1] != (byte) 0xbb
          || buffer[2] != (byte) 0xbf) {
        return 0;
      }
      offset = 3;
      lineStart = 3;
      while (next < offsets.length && offsets[next] < 3) {
        found[next++] = here(lineStart);
      }
      return 3;
    }

    private void chunk(byte[] buffer, int start, int length) {
      long ended = line;
      long hidden = silent;
      int i = start;
      while (i < length && next < offsets.length) {
        int from = i;
        int stop = (int) Math.min(length, i + (offsets[next] - offset));
        int newline = -1;
        for (; i < stop; i++) {
          byte b = buffer[i];
          if (b <= '\n') {
            if (b == '\n') {
              ended++;
              newline = i;
              hidden = 0;
            } else if (b < 0) {
              // continuation bytes are no column; four bytes are two units of UTF-16
              hidden += (b & 0xc0) == 0x80 ? 1 : (b & 0xf8) == 0xf0 ? -1 : 0;
            }
          }
        }
        lineStart = newline < 0 ? lineStart : offset + (newline + 1 - from);
        line = ended;
        silent = hidden;
        offset += i - from;
        if (offset == offsets[next]) {
          found[next++] = here();
        }
      }
    }

    private long here() {
      return here(offset);
    }

    private long here(long at) {
      long column = at - lineStart - silent + 1;
      return Math.min(line, Integer.MAX_VALUE) << 31 | Math.min(column, Integer.MAX_VALUE);
    }
  }
}
