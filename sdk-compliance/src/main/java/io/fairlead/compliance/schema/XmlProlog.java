package io.fairlead.compliance.schema;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.LongBinaryOperator;

/**
 * Ends the reading at a document type, before the parser sees it: the JDK's writes to standard
 * error when one is cut off, and ours may not have one anyway. Looks no further than to the first
 * element.
 */
final class XmlProlog extends FilterReader {

  private enum State {
    BETWEEN,
    OPENED,
    INSTRUCTION,
    INSTRUCTION_END,
    BANG,
    DASH,
    COMMENT,
    COMMENT_DASH,
    COMMENT_END,
    BEHIND
  }

  private final LongBinaryOperator place;
  private State state = State.BETWEEN;
  private long line = 1;
  private long column;
  private long openedLine = 1;
  private long openedColumn = 1;

  XmlProlog(Reader in, LongBinaryOperator place) {
    super(in);
    this.place = place;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    int read = read(one, 0, 1);
    return read < 0 ? read : one[0];
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    for (int i = from; i < from + read && state != State.BEHIND; i++) {
      column++;
      step(into[i]);
      if (into[i] == '\n') {
        line++;
        column = 0;
      }
    }
    return read;
  }

  private void step(char c) throws IOException {
    state =
        switch (state) {
          case BETWEEN -> {
            if (c != '<') {
              yield State.BETWEEN;
            }
            openedLine = line;
            openedColumn = column;
            yield State.OPENED;
          }
          case OPENED -> c == '?' ? State.INSTRUCTION : c == '!' ? State.BANG : State.BEHIND;
          case INSTRUCTION -> c == '?' ? State.INSTRUCTION_END : State.INSTRUCTION;
          case INSTRUCTION_END ->
              c == '>' ? State.BETWEEN : c == '?' ? State.INSTRUCTION_END : State.INSTRUCTION;
          case BANG -> {
            if (c == 'D') {
              throw new XmlSource.Fault(
                  "a document type is not allowed", place.applyAsLong(openedLine, openedColumn));
            }
            yield c == '-' ? State.DASH : State.BEHIND;
          }
          case DASH -> c == '-' ? State.COMMENT : State.BEHIND;
          case COMMENT -> c == '-' ? State.COMMENT_DASH : State.COMMENT;
          case COMMENT_DASH -> c == '-' ? State.COMMENT_END : State.COMMENT;
          case COMMENT_END ->
              c == '>' ? State.BETWEEN : c == '-' ? State.COMMENT_END : State.COMMENT;
          case BEHIND -> State.BEHIND;
        };
  }
}
