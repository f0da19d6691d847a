package io.fairlead.servers.openai;

import io.fairlead.routing.Usage;
import java.util.Objects;
import java.util.Optional;

/**
 * Follows an answer while it passes through, in pieces split at any byte: how many events, when the
 * first content came, the usage, how it ended. Reads event streams and plain JSON of the chat,
 * completions, responses and messages APIs; keeps nothing of the answer and changes nothing.
 *
 * <p>An answer that is not what its content type says is no error here, because it is passed on
 * anyway: its events are counted and what cannot be read is counted in {@link #unreadable}. One
 * reader belongs to one answer and one thread at a time.
 */
public final class AnswerReader {

  private static final int DEPTH = 512;

  private final AnswerEvents events = new AnswerEvents();
  private final JsonScanner scanner = new JsonScanner(events, DEPTH, Long.MAX_VALUE);
  private final SseLines lines = new SseLines(this);
  private boolean eventStream;
  private long bytes;
  private int eventCount;
  private int contentEvents;
  private int unreadable;
  private boolean done;
  private boolean errorEvent;
  private boolean hasContent;

  /** What the data of the present event has been so far. */
  private enum Data {
    NONE,
    JSON,
    DONE_MARK,
    OTHER
  }

  private static final String DONE_TEXT = "[DONE]";

  private Data data = Data.NONE;
  private int doneAt;

  /** Creates a reader; {@link #begin} comes next. */
  public AnswerReader() {}

  /**
   * Starts an answer; whatever was read before is forgotten.
   *
   * @param isEventStream whether the content type is {@code text/event-stream}
   */
  public void begin(boolean isEventStream) {
    eventStream = isEventStream;
    events.begin();
    scanner.reset();
    lines.begin();
    bytes = 0;
    eventCount = 0;
    contentEvents = 0;
    unreadable = 0;
    done = false;
    errorEvent = false;
    hasContent = false;
    data = Data.NONE;
  }

  /** Reads the next piece; the bytes are not kept. */
  public void feed(byte[] piece, int from, int to) {
    Objects.checkFromToIndex(from, to, piece.length);
    bytes += to - from;
    if (eventStream) {
      lines.feed(piece, from, to);
    } else {
      scanner.feed(piece, from, to);
      hasContent |= events.content();
    }
  }

  /** Ends the answer; an event without the empty line after it is incomplete and not counted. */
  public void finish() {
    if (!eventStream && !scanner.finish() && bytes > 0) {
      unreadable++;
    }
  }

  // -- called by SseLines ------------------------------------------------------------------------

  void dataBegins() {
    if (data == Data.NONE) {
      scanner.reset();
      events.eventBegins();
      doneAt = 0;
    } else if (data == Data.JSON) {
      scanner.feed(new byte[] {'\n'}, 0, 1);
    } else {
      data = Data.OTHER;
    }
  }

  void data(byte[] piece, int from, int to) {
    int at = from;
    if (data == Data.NONE && at < to) {
      data = piece[at] == '[' ? Data.DONE_MARK : Data.JSON;
    }
    while (data == Data.DONE_MARK && at < to) {
      boolean fits = doneAt < DONE_TEXT.length() && piece[at] == DONE_TEXT.charAt(doneAt);
      boolean blankBehind = doneAt == DONE_TEXT.length() && piece[at] == ' ';
      if (fits) {
        doneAt++;
      } else if (!blankBehind) {
        data = Data.OTHER;
      }
      at++;
    }
    if (data == Data.JSON) {
      scanner.feed(piece, at, to);
    }
  }

  void eventEnds(boolean namedError) {
    if (data == Data.NONE && !namedError) {
      return;
    }
    eventCount++;
    errorEvent |= namedError;
    switch (data) {
      case DONE_MARK -> {
        if (doneAt == DONE_TEXT.length()) {
          done = true;
        } else {
          unreadable++;
        }
      }
      case JSON -> {
        if (!scanner.finish()) {
          unreadable++;
        } else if (events.content()) {
          contentEvents++;
          hasContent = true;
        }
      }
      case OTHER -> unreadable++;
      case NONE -> {}
    }
    data = Data.NONE;
  }

  // -- results -----------------------------------------------------------------------------------

  /** Returns how many events have arrived whole, {@code [DONE]} included. */
  public int events() {
    return eventCount;
  }

  /** Returns how many events carried content: text, reasoning, a tool call, a refusal. */
  public int contentEvents() {
    return contentEvents;
  }

  /** Whether content has arrived; the first time this turns true is the time of the first token. */
  public boolean hasContent() {
    return hasContent;
  }

  /** Returns the token counts told so far; the last ones count. */
  public Usage usage() {
    return events.usage();
  }

  /** Whether {@code [DONE]} has arrived. */
  public boolean done() {
    return done;
  }

  /** Whether the answer is, or has in it, an error. */
  public boolean error() {
    return errorEvent || events.error();
  }

  /** Returns why the last choice ended: {@code stop}, {@code length}, ... */
  public Optional<String> finishReason() {
    return events.finishReason();
  }

  /** Returns how many events, or bodies, were not what they claim to be. */
  public int unreadable() {
    return unreadable;
  }

  /** Returns the bytes seen. */
  public long bytes() {
    return bytes;
  }
}
