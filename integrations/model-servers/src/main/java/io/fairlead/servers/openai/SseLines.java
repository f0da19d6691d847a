package io.fairlead.servers.openai;

/**
 * Takes an event stream apart as the HTML standard says: lines end with CR, LF or both, a leading
 * byte order mark is ignored, one blank after the colon belongs to the colon.
 */
final class SseLines {

  private static final int LONGEST_WORD = 8;

  private enum State {
    START,
    FIELD,
    BLANK,
    VALUE,
    REST
  }

  private enum Kind {
    DATA,
    EVENT,
    OTHER
  }

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final AnswerReader reader;
  private final byte[] word = new byte[LONGEST_WORD];
  private int wordLength;
  private State state = State.START;
  private Kind kind = Kind.OTHER;
  private boolean afterCr;
  private int markAt;
  private boolean namedError;

  SseLines(AnswerReader reader) {
    this.reader = reader;
  }

  void begin() {
    state = State.START;
    wordLength = 0;
    afterCr = false;
    markAt = 0;
    namedError = false;
  }

  void feed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      byte c = bytes[at];
      if (afterCr) {
        afterCr = false;
        if (c == '\n') {
          at++;
          continue;
        }
      }
      if (markAt < MARK.length) {
        if (c == MARK[markAt]) {
          markAt++;
          at++;
          continue;
        }
        markAt = MARK.length;
      }
      if ((state == State.VALUE && kind == Kind.DATA) || state == State.REST) {
        at = untilLineEnd(bytes, at, to);
      } else {
        single(c);
        at++;
      }
    }
  }

  private int untilLineEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    if (state == State.VALUE && at > from) {
      reader.data(bytes, from, at);
    }
    if (at < to) {
      lineEnds(bytes[at]);
      at++;
    }
    return at;
  }

  private void single(byte c) {
    if (c == '\n' || c == '\r') {
      lineEnds(c);
      return;
    }
    switch (state) {
      case START -> {
        if (c == ':') {
          state = State.REST; // a comment
        } else {
          state = State.FIELD;
          wordLength = 0;
          keep(c);
        }
      }
      case FIELD -> {
        if (c == ':') {
          fieldEnds();
          state = State.BLANK;
        } else {
          keep(c);
        }
      }
      case BLANK -> {
        state = kind == Kind.OTHER ? State.REST : State.VALUE;
        if (c != ' ') {
          firstOfValue(c);
        }
      }
      default -> keep(c); // the name of an event
    }
  }

  private void firstOfValue(byte c) {
    if (kind == Kind.DATA) {
      reader.data(new byte[] {c}, 0, 1);
    } else {
      keep(c);
    }
  }

  private void keep(byte c) {
    if (wordLength < word.length) {
      word[wordLength] = c;
    }
    wordLength++;
  }

  private boolean wordIs(String text) {
    if (wordLength != text.length()) {
      return false;
    }
    for (int i = 0; i < wordLength; i++) {
      if (word[i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void fieldEnds() {
    kind = wordIs("data") ? Kind.DATA : wordIs("event") ? Kind.EVENT : Kind.OTHER;
    wordLength = 0;
    if (kind == Kind.DATA) {
      reader.dataBegins();
    }
  }

  private void lineEnds(byte c) {
    afterCr = c == '\r';
    if (state == State.START) {
      reader.eventEnds(namedError);
      namedError = false;
    } else {
      if (state == State.FIELD) { // a field without a colon has an empty value
        fieldEnds();
      }
      if (kind == Kind.EVENT && state == State.VALUE) {
        namedError = wordIs("error");
      }
    }
    kind = Kind.OTHER;
    state = State.START;
  }
}
