package io.fairlead.vertx.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks through an answer, a stream of events or one JSON body, for what a load client wants to
 * know; pieces may be cut anywhere. Not thread-safe.
 */
final class AnswerScanner {

  private static final byte[] DATA = ascii("data:");
  private static final byte[] DONE = ascii("[DONE]");
  private static final byte[] ERROR = ascii("\"error\":");
  private static final byte[] NO_CHOICES = ascii("\"choices\":[]");
  private static final byte[] PROMPT_TOKENS = ascii("\"prompt_tokens\":");
  private static final byte[] OUTPUT_TOKENS = ascii("\"completion_tokens\":");
  private static final byte[] CACHED_TOKENS = ascii("\"cached_tokens\":");
  private static final int ERROR_WITHIN = 24;

  private byte[] line = new byte[512];
  private int length;

  int events;
  boolean done;
  boolean error;
  int promptTokens = -1;
  int outputTokens = -1;
  int cachedTokens = -1;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Takes a piece of a stream. */
  void stream(byte[] piece) {
    int from = 0;
    for (int i = 0; i < piece.length; i++) {
      if (piece[i] == '\n') {
        if (length == 0) {
          event(piece, from, i);
        } else {
          keep(piece, from, i);
          event(line, 0, length);
          length = 0;
        }
        from = i + 1;
      }
    }
    keep(piece, from, piece.length);
  }

  /** Takes a whole JSON body. */
  void body(byte[] body) {
    usage(body, 0, body.length);
    done = true;
  }

  private void keep(byte[] piece, int from, int to) {
    if (length + to - from > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + to - from));
    }
    System.arraycopy(piece, from, line, length, to - from);
    length += to - from;
  }

  private void event(byte[] in, int from, int to) {
    if (!startsWith(in, from, to, DATA)) {
      return;
    }
    if (to - from < 24 && find(in, from, to, DONE) >= 0) {
      done = true;
    } else if (find(in, from, Math.min(to, from + ERROR_WITHIN), ERROR) >= 0) {
      error = true;
    } else if (find(in, from, to, NO_CHOICES) >= 0) {
      usage(in, from, to);
    } else {
      events++;
    }
  }

  private void usage(byte[] in, int from, int to) {
    promptTokens = number(in, from, to, PROMPT_TOKENS);
    outputTokens = number(in, from, to, OUTPUT_TOKENS);
    cachedTokens = number(in, from, to, CACHED_TOKENS);
  }

  /** The number behind the last occurrence of a name, or -1. */
  private static int number(byte[] in, int from, int to, byte[] name) {
    int at = -1;
    for (int i = find(in, from, to, name); i >= 0; i = find(in, i + 1, to, name)) {
      at = i + name.length;
    }
    if (at < 0) {
      return -1;
    }
    while (at < to && in[at] == ' ') {
      at++;
    }
    int value = -1;
    while (at < to && in[at] >= '0' && in[at] <= '9' && value < 100_000_000) {
      value = Math.max(value, 0) * 10 + in[at++] - '0';
    }
    return value;
  }

  private static boolean startsWith(byte[] in, int from, int to, byte[] what) {
    return to - from >= what.length
        && Arrays.equals(in, from, from + what.length, what, 0, what.length);
  }

  private static int find(byte[] in, int from, int to, byte[] what) {
    for (int i = from; i <= to - what.length; i++) {
      if (in[i] == what[0] && startsWith(in, i, to, what)) {
        return i;
      }
    }
    return -1;
  }
}
