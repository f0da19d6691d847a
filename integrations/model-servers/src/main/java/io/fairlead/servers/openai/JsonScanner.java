package io.fairlead.servers.openai;

import java.util.Arrays;

/**
 * Reads one JSON document (RFC 8259, strict, UTF-8) from pieces that may be split at any byte, and
 * tells {@link JsonEvents} what it finds. Keeps nothing of the document but a name and the digits
 * of a number: a text of any size passes through as ranges of the caller's bytes.
 *
 * <p>A lone surrogate in an escape becomes U+FFFD. Not thread-safe; reusable after {@link #reset}.
 */
final class JsonScanner {

  static final int LONGEST_NAME = 64;
  static final int LONGEST_NUMBER = 40;

  private enum State {
    VALUE,
    VALUE_OR_END,
    NAME_OR_END,
    NAME,
    COLON,
    COMMA_OR_END,
    TEXT,
    NUMBER,
    LITERAL,
    DONE,
    FAILED
  }

  private final JsonEvents events;
  private final JsonTexts texts;
  private final JsonNumbers numbers = new JsonNumbers();
  private final int depthLimit;

  private boolean[] objects = new boolean[16];
  private int depth;
  private State state = State.VALUE;
  private boolean inName;
  private String literal = "";
  private int literalAt;

  private long base;
  private int index;
  private int line;
  private long lineStart;
  private boolean rawWanted;
  private int rawFrom;
  private int rawDepth;
  private int valueEnd;
  private long tokenOffset;
  private String problem = "";
  private boolean tooDeep;

  JsonScanner(JsonEvents events, int depthLimit, long textLimit) {
    this.events = events;
    this.depthLimit = depthLimit;
    this.texts = new JsonTexts(events, textLimit);
    reset();
  }

  void reset() {
    depth = 0;
    state = State.VALUE;
    inName = false;
    base = 0;
    index = 0;
    line = 1;
    lineStart = 0;
    rawWanted = false;
    rawFrom = -1;
    tokenOffset = 0;
    problem = "";
    tooDeep = false;
  }

  /**
   * Reads the next piece.
   *
   * @return whether the document is right so far
   */
  boolean feed(byte[] bytes, int from, int to) {
    if (state == State.FAILED) {
      return false;
    }
    base -= from; // so that base + index counts from the document's first byte
    index = from;
    rawFrom = rawFrom >= 0 ? from : -1;
    while (index < to && state != State.FAILED) {
      step(bytes, to);
    }
    if (state == State.FAILED) {
      return false;
    }
    if (rawFrom >= 0 && rawFrom < to) {
      events.raw(bytes, rawFrom, to);
    }
    base += to;
    index = 0;
    return true;
  }

  /** Ends the document: a number may end here, anything else must have ended. */
  boolean finish() {
    if (state == State.NUMBER) {
      numberEnds(new byte[0], 0);
    }
    if (state != State.DONE && state != State.FAILED) {
      fail(base == 0 ? "the document is empty" : "the document ends in the middle");
    }
    return state == State.DONE;
  }

  private void step(byte[] bytes, int to) {
    switch (state) {
      case TEXT -> text(bytes, to);
      case NUMBER -> number(bytes, to);
      case LITERAL -> literal(bytes);
      default -> structure(bytes);
    }
  }

  private void structure(byte[] bytes) {
    byte c = bytes[index];
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      index++;
      if (c == '\n') {
        line++;
        lineStart = offset();
      }
      return;
    }
    switch (state) {
      case VALUE -> value(c);
      case VALUE_OR_END -> {
        if (c == ']') {
          close(c, bytes);
        } else {
          value(c);
        }
      }
      case NAME_OR_END, NAME -> {
        if (c == '"') {
          textBegins(true);
        } else if (c == '}' && state == State.NAME_OR_END) {
          close(c, bytes);
        } else {
          fail("a name in quotes is expected");
        }
      }
      case COLON -> {
        if (c == ':') {
          index++;
          state = State.VALUE;
        } else {
          fail("a colon is expected after a name");
        }
      }
      case COMMA_OR_END -> {
        boolean object = objects[depth - 1];
        if (c == ',') {
          index++;
          state = object ? State.NAME : State.VALUE;
        } else if (c == (object ? '}' : ']')) {
          close(c, bytes);
        } else {
          fail(object ? "a comma or } is expected" : "a comma or ] is expected");
        }
      }
      default -> fail("nothing more is expected after the document");
    }
  }

  private void value(byte c) {
    tokenOffset = offset();
    if (rawWanted) {
      rawWanted = false;
      rawFrom = index;
      rawDepth = depth;
    }
    switch (c) {
      case '"' -> textBegins(false);
      case '{', '[' -> open((char) c);
      case 't' -> literalBegins("true");
      case 'f' -> literalBegins("false");
      case 'n' -> literalBegins("null");
      default -> {
        if (numbers.begin(c)) {
          state = State.NUMBER;
          index++;
        } else {
          fail("a value is expected");
        }
      }
    }
  }

  private void open(char bracket) {
    if (depth == depthLimit) {
      tooDeep = true;
      fail("the document is nested deeper than " + depthLimit);
      return;
    }
    if (depth == objects.length) {
      objects = Arrays.copyOf(objects, depth * 2);
    }
    objects[depth++] = bracket == '{';
    state = bracket == '{' ? State.NAME_OR_END : State.VALUE_OR_END;
    events.begin(bracket);
    index++;
  }

  private void close(byte bracket, byte[] bytes) {
    depth--;
    valueEnd = ++index;
    state = afterValue();
    events.end((char) bracket);
    rawEnds(bytes);
  }

  private State afterValue() {
    return depth == 0 ? State.DONE : State.COMMA_OR_END;
  }

  private void textBegins(boolean name) {
    inName = name;
    texts.begin(name);
    state = State.TEXT;
    if (!name) {
      events.textBegin();
    }
    index++;
  }

  private void text(byte[] bytes, int to) {
    index = texts.read(bytes, index, to);
    if (texts.failed()) {
      fail(texts.problem());
    } else if (texts.ended()) {
      valueEnd = index;
      if (inName) {
        state = State.COLON;
        events.name(texts.name(), texts.nameLength());
      } else {
        state = afterValue();
        events.textEnd();
        rawEnds(bytes);
      }
    }
  }

  private void number(byte[] bytes, int to) {
    while (index < to) {
      if (!numbers.next(bytes[index])) {
        numberEnds(bytes, index);
        return;
      }
      index++;
    }
  }

  private void numberEnds(byte[] bytes, int end) {
    if (!numbers.complete()) {
      fail("a number is not written as JSON demands");
      return;
    }
    valueEnd = end;
    state = afterValue();
    events.number(numbers.digits(), numbers.length());
    rawEnds(bytes);
  }

  private void literalBegins(String word) {
    literal = word;
    literalAt = 1;
    state = State.LITERAL;
    index++;
  }

  private void literal(byte[] bytes) {
    if (bytes[index] != literal.charAt(literalAt)) {
      fail("true, false or null is expected");
      return;
    }
    index++;
    if (++literalAt == literal.length()) {
      valueEnd = index;
      state = afterValue();
      events.literal(literal.charAt(0));
      rawEnds(bytes);
    }
  }

  /** Asks, from within {@link JsonEvents#name}, for the bytes of the value that follows. */
  void rawValue() {
    rawWanted = true;
  }

  private void rawEnds(byte[] bytes) {
    if (rawFrom >= 0 && depth == rawDepth) {
      if (valueEnd > rawFrom) {
        events.raw(bytes, rawFrom, valueEnd);
      }
      rawFrom = -1;
      events.rawEnd();
    }
  }

  private void fail(String message) {
    problem = message;
    state = State.FAILED;
  }

  /** Position of the byte being read, counted from the document's first. */
  long offset() {
    return base + index;
  }

  /** Position of the first byte of the value that began last. */
  long valueOffset() {
    return tokenOffset;
  }

  /** Position behind the value that ended last, from within its event. */
  long valueEndOffset() {
    return base + valueEnd;
  }

  boolean failedForDepth() {
    return tooDeep;
  }

  boolean failedForLength() {
    return texts.tooLong();
  }

  String problem() {
    return problem;
  }

  int line() {
    return line;
  }

  /** Column of the byte being read, counted from 1 in bytes. */
  long column() {
    return offset() - lineStart + 1;
  }
}
