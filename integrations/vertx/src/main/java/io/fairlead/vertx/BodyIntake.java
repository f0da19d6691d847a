package io.fairlead.vertx;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/**
 * The body of one request in one array, as it arrives.
 *
 * <p>Grows with what has arrived, not with what was announced: a client that announces 16 MiB and
 * sends nothing costs nothing. Not thread-safe.
 */
final class BodyIntake {

  private static final byte[] NONE = {};
  private static final int FIRST_STEP = 4 * 1024;
  private static final int TRUSTED = 64 * 1024;

  private final long announced;
  private final int limit;
  private byte[] bytes = NONE;
  private int length;

  /**
   * Begins.
   *
   * @param announced the length that the client announced, or -1; at most {@code limit}
   * @param limit largest length of a body in bytes
   */
  BodyIntake(long announced, int limit) {
    this.announced = announced;
    this.limit = limit;
  }

  boolean isAnnounced() {
    return announced >= 0;
  }

  /** Appends a piece; false if the body is over the limit, and the piece is then not taken. */
  boolean append(Buffer piece) {
    int more = piece.length();
    if (more > limit - length) {
      return false;
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, capacity(length + more));
    }
    piece.getBytes(bytes, length);
    length += more;
    return true;
  }

  private int capacity(int needed) {
    if (announced >= needed && (announced <= TRUSTED || needed >= announced / 2)) {
      return (int) announced;
    }
    long doubled = Math.max(Math.max(FIRST_STEP, needed), 2L * bytes.length);
    return (int) Math.min(announced >= needed ? Math.min(doubled, announced) : doubled, limit);
  }

  /** Returns the array; what is behind {@link #length()} has no meaning. */
  byte[] bytes() {
    return bytes;
  }

  /** Replaces the bytes by others, once all are there. */
  void replace(byte[] others) {
    bytes = others;
    length = others.length;
  }

  int length() {
    return length;
  }

  /** Lets go of the bytes, once no further attempt can need them. */
  void release() {
    bytes = NONE;
  }
}
