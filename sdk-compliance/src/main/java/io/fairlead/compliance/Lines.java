package io.fairlead.compliance;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Turns byte offsets of a UTF-8 document into lines and columns, in one pass that ends at the last
 * offset asked for. Columns count UTF-16 units, as editors and SARIF do.
 */
final class Lines {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW = 0x0101010101010101L;
  private static final long NEWLINES = LOW * '\n';

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
    long[] sorted =
        Arrays.stream(positions)
            .filter(p -> p >= 0)
            .map(p -> p + base)
            .sorted()
            .distinct()
            .toArray();
    long[] found = new long[sorted.length];
    if (sorted.length > 0) {
      try (InputStream in = source.open()) {
        new Scan(sorted, found).run(in);
      }
    }
    return new Lines(sorted, found);
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
    private long offset;
    private long line = 1;
    private long column = 1;

    Scan(long[] offsets, long[] found) {
      this.offsets = offsets;
      this.found = found;
    }

    void run(InputStream in) throws IOException {
      byte[] buffer = new byte[1 << 16];
      int length = in.readNBytes(buffer, 0, buffer.length);
      boolean mark =
          length >= 3
              && buffer[0] == (byte) 0xef
              && buffer[1] == (byte) 0xbb
              && buffer[2] == (byte) 0xbf;
      int from = 0;
      if (mark) {
        // a byte order mark has no column
        offset = 3;
        from = 3;
        while (next < offsets.length && offsets[next] < 3) {
          found[next++] = 1L << 31 | 1;
        }
      }
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

    private void chunk(byte[] buffer, int start, int length) {
      int i = start;
      while (i < length && next < offsets.length) {
        long stop = Math.min(length, i + (offsets[next] - offset));
        long from = i;
        while (i + 8 <= stop) {
          long word = (long) WORDS.get(buffer, i);
          long newline = word ^ NEWLINES;
          if ((word & HIGH) != 0 || ((newline - LOW) & ~newline & HIGH) != 0) {
            for (int end = i + 8; i < end; i++) {
              step(buffer[i]);
            }
          } else {
            column += 8;
            i += 8;
          }
        }
        for (; i < stop; i++) {
          step(buffer[i]);
        }
        offset += i - from;
        if (offset == offsets[next]) {
          found[next++] = here();
        }
      }
    }

    private void step(byte b) {
      if (b == '\n') {
        line++;
        column = 1;
      } else if (b >= 0 || (b & 0xc0) == 0xc0) {
        // four bytes are two units of UTF-16; continuation bytes are none
        column += (b & 0xf8) == 0xf0 ? 2 : 1;
      }
    }

    private long here() {
      return Math.min(line, Integer.MAX_VALUE) << 31 | Math.min(column, Integer.MAX_VALUE);
    }
  }
}
