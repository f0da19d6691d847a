package io.fairlead.servers.openai;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The inside of a JSON text: finds its end, decodes escapes, checks UTF-8. Plain ASCII is passed
 * over eight bytes at a time.
 */
final class JsonTexts {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private enum Escape {
    NONE,
    LETTER,
    UNICODE
  }

  private final JsonEvents events;
  private final long limit;
  private final byte[] name = new byte[JsonScanner.LONGEST_NAME];
  private final byte[] decoded = new byte[4];
  private boolean inName;
  private int nameLength;
  private long length;

  private Escape escape = Escape.NONE;
  private int unit;
  private int unitDigits;

  /** First half of a pair of escapes, until the second is there. */
  private int high;

  private final Utf8 utf8 = new Utf8();
  private boolean ended;
  private String problem = "";
  private boolean tooLong;

  JsonTexts(JsonEvents events, long limit) {
    this.events = events;
    this.limit = limit;
  }

  void begin(boolean isName) {
    inName = isName;
    nameLength = 0;
    length = 0;
    escape = Escape.NONE;
    high = 0;
    utf8.begin();
    ended = false;
    problem = "";
    tooLong = false;
  }

  /** Reads on; returns where it stopped: behind the closing quote, at what is wrong, or at to. */
  int read(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !ended && problem.isEmpty()) {
      at = escape == Escape.NONE ? plain(bytes, at, to) : escaped(bytes[at], at);
    }
    return at;
  }

  private int plain(byte[] bytes, int from, int to) {
    if (high != 0 && bytes[from] != '\\') {
      replaceLone();
    }
    int at = endOfPlain(bytes, from, to);
    if (at > from) {
      emit(bytes, from, at);
    }
    if (!problem.isEmpty() || at == to) {
      return at;
    }
    byte c = bytes[at];
    if (utf8.inside()) {
      return wrong(at, "a text is not valid UTF-8");
    }
    if (c == '"') {
      ended = true;
      return at + 1;
    }
    if (c == '\\') {
      escape = Escape.LETTER;
      return at + 1;
    }
    return wrong(
        at,
        c >= 0
            ? "a control character in a text must be escaped (it is 0x"
                + Integer.toHexString(c)
                + ")"
            : "a text is not valid UTF-8");
  }

  /** Returns the first byte that is a quote, a backslash, a control character or wrong. */
  private int endOfPlain(byte[] bytes, int from, int to) {
    int at = from;
    while (true) {
      if (!utf8.inside()) {
        at = Utf8.skipWhole(bytes, skipAscii(bytes, at, to), to);
      }
      if (at == to || (!utf8.inside() && special(bytes[at]))) {
        return at;
      }
      if (bytes[at] >= 0 && !utf8.inside()) {
        at++;
      } else if (utf8.next(bytes[at])) {
        at++;
      } else {
        return at;
      }
    }
  }

  private static int skipAscii(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long word = (long) LONGS.get(bytes, at);
      long quote = word ^ ONES * '"';
      long slash = word ^ ONES * '\\';
      long control = (word - ONES * ' ') & ~word;
      long found =
          (word | control | ((quote - ONES) & ~quote) | ((slash - ONES) & ~slash)) & HIGH_BITS;
      if (found != 0) {
        break; // false alarms only above a true one
      }
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  private static boolean special(byte c) {
    return c == '"' || c == '\\' || (c >= 0 && c < ' ');
  }

  private int escaped(byte c, int at) {
    if (escape == Escape.UNICODE) {
      return unicode(c, at);
    }
    if (c == 'u') {
      escape = Escape.UNICODE;
      unit = 0;
      unitDigits = 0;
      return at + 1;
    }
    if (high != 0) {
      replaceLone();
    }
    byte plain =
        switch (c) {
          case '"', '\\', '/' -> c;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> 0;
        };
    if (plain == 0) {
      return wrong(at, "an escape that JSON does not have");
    }
    escape = Escape.NONE;
    decoded[0] = plain;
    emit(decoded, 0, 1);
    return at + 1;
  }

  private int unicode(byte c, int at) {
    int digit = Character.digit(c, 16);
    if (digit < 0) {
      return wrong(at, "four hexadecimal digits are expected after \\u");
    }
    unit = (unit << 4) | digit;
    if (++unitDigits == 4) {
      escape = Escape.NONE;
      unitEnds();
    }
    return at + 1;
  }

  private void unitEnds() {
    if (high != 0 && Character.isLowSurrogate((char) unit)) {
      int point = Character.toCodePoint((char) high, (char) unit);
      high = 0;
      emitPoint(point);
      return;
    }
    if (high != 0) {
      replaceLone();
    }
    if (Character.isHighSurrogate((char) unit)) {
      high = unit;
    } else {
      emitPoint(Character.isLowSurrogate((char) unit) ? 0xFFFD : unit);
    }
  }

  private void replaceLone() {
    high = 0;
    emitPoint(0xFFFD);
  }

  private void emitPoint(int point) {
    emit(decoded, 0, Utf8.encode(point, decoded));
  }

  private void emit(byte[] bytes, int from, int to) {
    length += to - from;
    if (length > limit) {
      tooLong = true;
      problem = "a text is longer than " + limit + " bytes";
    } else if (inName) {
      int kept = Math.min(to - from, name.length - Math.min(nameLength, name.length));
      System.arraycopy(bytes, from, name, Math.min(nameLength, name.length), kept);
      nameLength += to - from;
    } else {
      events.text(bytes, from, to);
    }
  }

  private int wrong(int at, String message) {
    problem = message;
    return at;
  }

  boolean ended() {
    return ended;
  }

  boolean failed() {
    return !problem.isEmpty();
  }

  String problem() {
    return problem;
  }

  boolean tooLong() {
    return tooLong;
  }

  byte[] name() {
    return name;
  }

  int nameLength() {
    return nameLength;
  }
}
