package io.fairlead.servers.openai;

import io.fairlead.kernel.XxHash64;

/**
 * The prompt of one request, brought into the order in which it is hashed and handed to the sink as
 * early as that order is certain.
 *
 * <p>A copy is kept, because a role may come after its content and tools may come after the
 * messages; a copy of a 200 KB prompt costs some ten microseconds.
 */
final class PromptText {

  /** Placeholders of an asset, in tokens, as llm-d-router's estimate has them by default. */
  enum Asset {
    /** 640 x 360 pixels at 1024 pixels a token. */
    IMAGE(225),
    /** 10 seconds, 2 frames a second, each as an image. */
    VIDEO(4500),
    /** 14 tokens and 12.5 a second for 10 seconds. */
    AUDIO(139),
    /** As audio, the seconds from the size of the payload at 16,000 bytes a second. */
    AUDIO_DATA(-1);

    private final int tokens;

    Asset(int tokens) {
      this.tokens = tokens;
    }

    int tokens(int base64Length) {
      return tokens >= 0 ? tokens : 14 + (int) (12.5 * (base64Length * 0.75 / 16_000));
    }
  }

  /**
   * Placeholders up to which assets count in full, more than any model takes; from then on each is
   * one: a few bytes of a body must not become thousands here without end.
   */
  private static final int MOST_PLACEHOLDERS = 1 << 20;

  private static final byte[] ZEROES = new byte[RequestFacts.BYTES_PER_TOKEN];

  private final ByteGatherer text = new ByteGatherer(4096);
  private final ByteGatherer tools = new ByteGatherer(1024);
  private final byte[] placeholder = new byte[RequestFacts.BYTES_PER_TOKEN];
  private PromptSink sink = PromptSink.NONE;
  private int fed;
  private boolean begun;
  private boolean toolsLate;
  private boolean inMessage;
  private boolean roleSeen;
  private int messageFrom;
  private int roleFrom;
  private int assetFrom;
  private int placeholders;

  void begin(PromptSink newSink) {
    sink = newSink;
    text.clear();
    tools.clear();
    fed = 0;
    begun = false;
    toolsLate = false;
    inMessage = false;
    assetFrom = -1;
    placeholders = 0;
  }

  void add(byte[] bytes, int from, int to) {
    begun = true;
    text.add(bytes, from, to);
  }

  void messageBegins() {
    inMessage = true;
    begun = true;
    roleSeen = false;
    messageFrom = text.size();
    roleFrom = -1;
  }

  void roleBegins() {
    if (text.size() > messageFrom) {
      roleFrom = text.size();
    }
  }

  void roleEnds() {
    roleSeen = true;
  }

  void messageEnds() {
    if (roleFrom >= 0) {
      text.rotate(messageFrom, roleFrom);
    }
    inMessage = false;
  }

  void assetBegins() {
    if (assetFrom < 0) {
      assetFrom = text.size();
    }
  }

  /** Replaces the address or payload of an asset by placeholder tokens made from its hash. */
  void assetEnds(Asset asset) {
    int length = text.size() - assetFrom;
    long hash = XxHash64.hash(text.bytes(), assetFrom, text.size());
    for (int i = 0; i < placeholder.length; i++) {
      placeholder[i] = (byte) (hash >>> (8 * i));
    }
    text.cut(assetFrom);
    int beyond = (tools.size() + text.size()) % ZEROES.length;
    if (beyond != 0) {
      text.add(ZEROES, 0, ZEROES.length - beyond);
    }
    int tokens = Math.min(asset.tokens(length), Math.max(1, MOST_PLACEHOLDERS - placeholders));
    placeholders += tokens;
    for (int i = tokens; i > 0; i--) {
      text.add(placeholder, 0, placeholder.length);
    }
    assetFrom = -1;
  }

  void tools(byte[] bytes, int from, int to) {
    tools.add(bytes, from, to);
  }

  void toolsEnd() {
    if (isNothing(tools)) {
      tools.cut(0);
    } else if (begun) {
      toolsLate = true;
    } else {
      sink.text(tools.bytes(), 0, tools.size());
    }
  }

  private static boolean isNothing(ByteGatherer json) {
    return isNull(json) || compact(json).equals("[]");
  }

  static boolean isNull(ByteGatherer json) {
    String word = compact(json);
    return word.isEmpty() || word.equals("null");
  }

  /** Returns a short value without blanks; of a long one something else. */
  private static String compact(ByteGatherer json) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < json.size() && i < 64; i++) {
      if (json.bytes()[i] > ' ') {
        word.append((char) json.bytes()[i]);
      }
    }
    return word.toString();
  }

  /** Hands over what is in its final place. */
  void pump() {
    if (toolsLate) {
      return; // all of it comes again at the end
    }
    int sure = text.size();
    if (assetFrom >= 0) {
      sure = assetFrom;
    }
    if (inMessage && (!roleSeen || roleFrom >= 0)) {
      sure = messageFrom;
    }
    if (sure > fed) {
      sink.text(text.bytes(), fed, sure);
      fed = sure;
    }
  }

  /** Hands over the rest; returns the size of the prompt. */
  long finish() {
    if (toolsLate) {
      sink.restart();
      sink.text(tools.bytes(), 0, tools.size());
      if (text.size() > 0) {
        sink.text(text.bytes(), 0, text.size());
      }
    } else {
      pump();
    }
    return (long) tools.size() + text.size();
  }
}
