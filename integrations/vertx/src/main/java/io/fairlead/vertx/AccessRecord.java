package io.fairlead.vertx;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request, filled in as it goes; becomes one line of the access log. Never
 * holds text of a prompt or of an answer. Belongs to one event loop.
 */
final class AccessRecord {

  private final String id;
  private final String method;
  private final String path;
  private final Instant arrived;
  private final long arrivedNanos;
  private @Nullable String key;
  private @Nullable String model;
  private @Nullable String target;
  private @Nullable String endpoint;
  private @Nullable String error;
  private @Nullable String hash;
  private @Nullable StringBuilder failures;
  private boolean streamed;
  private int status;
  private int attempts;
  private int bytesIn;
  private long bytesOut;
  private int promptTokens = -1;
  private int cachedTokens = -1;
  private int outputTokens = -1;
  private long decisionNanos = -1;
  private long firstByteNanos = -1;
  private long lastTokenNanos = -1;
  private long endedNanos = -1;
  private Ending ending = Ending.REFUSED;

  AccessRecord(String id, String method, String path, Instant arrived, long arrivedNanos) {
    this.id = id;
    this.method = method;
    this.path = path;
    this.arrived = arrived;
    this.arrivedNanos = arrivedNanos;
  }

  void key(@Nullable String name) {
    key = name;
  }

  void bodyRead(int bytes) {
    bytesIn = bytes;
  }

  /** The model that was asked for, and the one that an alias or a split made of it. */
  void model(@Nullable String asked, @Nullable String sent) {
    model = asked;
    target = sent;
  }

  void streamed(boolean wanted) {
    streamed = wanted;
  }

  void decided(long tookNanos) {
    decisionNanos = tookNanos;
  }

  void attempt(String name) {
    attempts++;
    endpoint = name;
  }

  void failure(Failure failure) {
    StringBuilder all = failures;
    if (all == null) {
      all = new StringBuilder();
      failures = all;
    } else {
      all.append("; ");
    }
    all.append(endpoint).append(": ").append(failure.detail());
  }

  void hash(String ofBody) {
    hash = ofBody;
  }

  void refused(Refusal refusal) {
    if (status == 0) {
      status = refusal.status();
    }
    error = refusal.code();
  }

  /** The gateway itself has answered what was asked. */
  void answered(int statusOfAnswer) {
    status = statusOfAnswer;
  }

  void firstByte(int statusOfAnswer, long nowNanos) {
    status = statusOfAnswer;
    firstByteNanos = nowNanos;
  }

  /** Takes token counts of the answer, -1 where it did not say. */
  void tokens(int prompt, int cached, int output, long lastNanos) {
    promptTokens = prompt;
    cachedTokens = cached;
    outputTokens = output;
    lastTokenNanos = lastNanos;
  }

  void ended(Ending how, long bytesSent, long nowNanos) {
    ending = how;
    bytesOut = bytesSent;
    endedNanos = nowNanos;
  }

  String id() {
    return id;
  }

  long arrivedNanos() {
    return arrivedNanos;
  }

  int attempts() {
    return attempts;
  }

  Ending ending() {
    return ending;
  }

  @Nullable String error() {
    return error;
  }

  @Nullable String endpoint() {
    return endpoint;
  }

  int promptTokens() {
    return promptTokens;
  }

  int cachedTokens() {
    return cachedTokens;
  }

  int outputTokens() {
    return outputTokens;
  }

  /** Returns the time from arrival to the first byte of the answer, or -1 without one. */
  long timeToFirstByteNanos() {
    return firstByteNanos < 0 ? -1 : firstByteNanos - arrivedNanos;
  }

  /** Returns the mean time per output token after the first, or -1 if it cannot be known. */
  long timePerOutputTokenNanos() {
    return !streamed || outputTokens < 2 || lastTokenNanos < firstByteNanos
        ? -1
        : (lastTokenNanos - firstByteNanos) / (outputTokens - 1);
  }

  long durationNanos() {
    return endedNanos - arrivedNanos;
  }

  /** Returns the line of the access log. */
  String line(JsonLine line) {
    return line.begin()
        .text("time", arrived.toString())
        .text("id", id)
        .text("key", key)
        .text("method", method)
        .text("path", path)
        .text("model", model)
        .text("target", target)
        .flag("stream", streamed)
        .number("status", status)
        .text("outcome", ending.text())
        .text("error", error)
        .text("endpoint", endpoint)
        .number("attempts", attempts)
        .text("failures", failures)
        .text("hash", hash)
        .known("promptTokens", promptTokens)
        .known("cachedTokens", cachedTokens)
        .known("outputTokens", outputTokens)
        .millis("decisionMillis", decisionNanos)
        .millis("ttftMillis", timeToFirstByteNanos())
        .millis("tpotMillis", timePerOutputTokenNanos())
        .millis("durationMillis", durationNanos())
        .number("bytesIn", bytesIn)
        .number("bytesOut", bytesOut)
        .end();
  }
}
