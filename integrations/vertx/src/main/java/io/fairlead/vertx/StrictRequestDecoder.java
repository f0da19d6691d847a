package io.fairlead.vertx;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;
import java.util.function.Consumer;

/**
 * Refuses what Netty reads leniently: a length together with chunking, where it drops the length; a
 * chunk whose size does not fit into 32 bits, of which it takes the lower ones; and header fields
 * that go on in another line, which others read as two.
 *
 * <p>Two readers that disagree about where a request ends are how one client's request is smuggled
 * into another's connection (RFC 9112, 5.2, 6.1, 7.1 and 11.2). Nobody behind the decoder can tell
 * any more, so the decoder itself has to be replaced. It follows Netty's, which reads no further
 * than the end of a head, or of a chunk, in one call of {@code decode}.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

  /** Name that Vert.x gives to the request decoder of a connection. */
  private static final String DECODER = "httpDecoder";

  /** Eight hexadecimal digits beyond 31 bits are refused by Netty itself. */
  private static final int MOST_DIGITS = 8;

  /** What comes next. */
  private enum Next {
    HEAD,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    OTHER,
    NOTHING
  }

  private final Consumer<String> brokenBody;
  private Next next = Next.HEAD;
  private boolean inHead;
  private boolean folded;
  private long left;

  private StrictRequestDecoder(HttpServerOptions options, Consumer<String> brokenBody) {
    super(options);
    this.brokenBody = brokenBody;
  }

  /**
   * Puts this decoder into a connection that has read nothing yet; HTTP/2 ones are left alone.
   *
   * @param brokenBody is told, once, what is wrong with a body that cannot be read on; Vert.x would
   *     close the connection without an answer
   */
  static void guard(
      HttpConnection connection, HttpServerOptions options, Consumer<String> brokenBody) {
    if (connection instanceof ConnectionBase base) {
      var pipeline = base.channel().pipeline();
      if (pipeline.get(DECODER) != null) {
        pipeline.replace(DECODER, DECODER, new StrictRequestDecoder(options, brokenBody));
      }
    }
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    // the message becomes an invalid one, which the server answers with 400 and a closed connection
    throw new IllegalArgumentException("both Content-Length and Transfer-Encoding are present");
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    int from = in.readerIndex();
    int line = 0;
    if (next == Next.CHUNK_SIZE) {
      int digits = hexDigits(in);
      if (digits > MOST_DIGITS || (digits == 0 && in.isReadable())) {
        next = Next.NOTHING;
        brokenBody.accept("the size of a chunk is not one to eight hexadecimal digits");
      } else {
        line = in.bytesBefore((byte) '\n') + 1; // 0 while it is not all there: nothing is read then
        left = digits == 0 || line == 0 ? 0 : sizeOf(in, digits);
      }
    }
    if (next == Next.NOTHING) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int before = out.size();
    super.decode(context, in, out);
    if (next == Next.HEAD) {
      lookForFolds(in, from);
    } else {
      follow(in.readerIndex() - from - line, line > 0);
    }
    for (int i = before; i < out.size(); i++) {
      decoded(out.get(i));
    }
    dropBroken(out, before);
  }

  /** Follows what was read of a chunked body: {@code bytes} beside the line with a size. */
  private void follow(int bytes, boolean sizeRead) {
    if (next == Next.CHUNK_SIZE && sizeRead) {
      next = left == 0 ? Next.OTHER : Next.CHUNK;
    }
    int rest = bytes;
    if (next == Next.CHUNK) {
      long data = Math.min(left, rest);
      left -= data;
      rest -= (int) data;
      next = left == 0 ? Next.CHUNK_END : Next.CHUNK;
    }
    if (next == Next.CHUNK_END && rest >= 2) {
      next = Next.CHUNK_SIZE;
    }
  }

  private void decoded(Object read) {
    if (read instanceof HttpMessage message) {
      if (folded) {
        message.setDecoderResult(
            DecoderResult.failure(
                new IllegalArgumentException("a header field goes on in another line")));
      }
      inHead = false;
      folded = false;
      next = HttpUtil.isTransferEncodingChunked(message) ? Next.CHUNK_SIZE : Next.OTHER;
      if (message.decoderResult().isFailure()) {
        next = Next.NOTHING;
      }
    }
    if (read instanceof LastHttpContent && next != Next.NOTHING) {
      next = Next.HEAD;
    }
  }

  private void dropBroken(List<Object> out, int from) {
    int last = out.size() - 1;
    if (last >= from
        && !(out.get(last) instanceof HttpMessage)
        && out.get(last) instanceof HttpContent content
        && content.decoderResult().isFailure()) {
      out.remove(last);
      content.release();
      next = Next.NOTHING;
      Throwable why = content.decoderResult().cause();
      String detail = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
      brokenBody.accept("a chunk cannot be read: " + detail);
    }
  }

  private void lookForFolds(ByteBuf in, int from) {
    int to = in.readerIndex();
    boolean lineBegins = inHead;
    for (int i = from; i < to && !folded; i++) {
      byte b = in.getByte(i);
      folded = lineBegins && (b == ' ' || b == '\t');
      lineBegins = b == '\n';
    }
    inHead |= to > from;
  }

  private static int hexDigits(ByteBuf in) {
    int digits = 0;
    while (digits <= MOST_DIGITS
        && digits < in.readableBytes()
        && Character.digit(in.getByte(in.readerIndex() + digits), 16) >= 0) {
      digits++;
    }
    return digits;
  }

  private static long sizeOf(ByteBuf in, int digits) {
    long size = 0;
    for (int i = 0; i < digits; i++) {
      size = size * 16 + Character.digit(in.getByte(in.readerIndex() + i), 16);
    }
    return size;
  }
}
