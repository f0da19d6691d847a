package io.fairlead.vertx;

import io.fairlead.routing.Usage;
import io.fairlead.servers.openai.AnswerReader;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Reads tokens and times of one answer as it passes. Belongs to one event loop. */
final class PassingAnswer implements AnswerScanner {

  private final AnswerReader reader;
  private final LongSupplier clock;
  private final Consumer<AnswerReader> giveBack;
  private int contentEvents;
  private long lastTokenNanos = -1;
  private boolean reported;

  PassingAnswer(
      AnswerReader reader, boolean events, LongSupplier clock, Consumer<AnswerReader> giveBack) {
    this.reader = reader;
    this.clock = clock;
    this.giveBack = giveBack;
    reader.begin(events);
  }

  @Override
  public void piece(Buffer piece) {
    ByteBuf bytes = ((BufferInternal) piece).getByteBuf();
    if (bytes.hasArray()) {
      int from = bytes.arrayOffset() + bytes.readerIndex();
      reader.feed(bytes.array(), from, from + bytes.readableBytes());
    } else {
      byte[] copy = piece.getBytes();
      reader.feed(copy, 0, copy.length);
    }
    if (reader.contentEvents() != contentEvents) {
      contentEvents = reader.contentEvents();
      lastTokenNanos = clock.getAsLong();
    }
  }

  @Override
  public void report(AccessRecord record) {
    if (reported) {
      return;
    }
    reported = true;
    reader.finish();
    Usage usage = reader.usage();
    // engines send a token per event; where they do not count for us, that is the best there is
    int output =
        usage.outputTokens() >= 0 ? usage.outputTokens() : contentEvents > 0 ? contentEvents : -1;
    record.tokens(usage.promptTokens(), usage.cachedTokens(), output, lastTokenNanos);
    giveBack.accept(reader);
  }
}
