package io.fairlead.vertx;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a gateway accepts and how long it waits.
 *
 * @param maxBodyBytes largest request body in bytes, at least 1; over it is 413
 * @param maxConcurrent requests in flight in the whole gateway, at least 1; over it is 429
 * @param maxInflightPerEndpoint requests that this gateway has in flight on one endpoint, at least
 *     1; when every candidate is at it, 429
 * @param body how long the body of a request may take to arrive; over it is 408
 * @param connect how long a connection to an endpoint may take to open
 * @param firstByte how long after the last byte of the request the first byte of the answer may
 *     take, all attempts together; over it is 504
 * @param silence how long an endpoint may be silent in the middle of an answer
 * @param stalledClient how long a client may take nothing at all of an answer that waits for it
 * @param idleConnection how long a client's connection may be open without a request in progress
 */
public record ServingLimits(
    int maxBodyBytes,
    int maxConcurrent,
    int maxInflightPerEndpoint,
    Duration body,
    Duration connect,
    Duration firstByte,
    Duration silence,
    Duration stalledClient,
    Duration idleConnection) {

  /** 16 MiB, 10,000 requests, 300 s to the first byte, 60 s of silence. */
  public static final ServingLimits DEFAULT =
      new ServingLimits(
          16 * 1024 * 1024,
          10_000,
          Integer.MAX_VALUE,
          Duration.ofSeconds(60),
          Duration.ofSeconds(3),
          Duration.ofSeconds(300),
          Duration.ofSeconds(60),
          Duration.ofSeconds(300),
          Duration.ofSeconds(75));

  public ServingLimits {
    positive(maxBodyBytes, "maxBodyBytes");
    positive(maxConcurrent, "maxConcurrent");
    positive(maxInflightPerEndpoint, "maxInflightPerEndpoint");
    positive(body, "body");
    positive(connect, "connect");
    positive(firstByte, "firstByte");
    positive(silence, "silence");
    positive(stalledClient, "stalledClient");
    positive(idleConnection, "idleConnection");
  }

  /** Returns the defaults with changes, as in {@code create(c -> c.maxConcurrent(100))}. */
  public static ServingLimits create(UnaryOperator<Builder> changes) {
    return changes.apply(DEFAULT.toBuilder()).build();
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  private static void positive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
    }
  }

  private static void positive(Duration value, String name) {
    Objects.requireNonNull(value, name);
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be greater than zero, but was " + value);
    }
  }

  /** Builds {@link ServingLimits}. Not thread-safe. */
  public static final class Builder {
    private int maxBodyBytes;
    private int maxConcurrent;
    private int maxInflightPerEndpoint;
    private Duration body;
    private Duration connect;
    private Duration firstByte;
    private Duration silence;
    private Duration stalledClient;
    private Duration idleConnection;

    private Builder(ServingLimits from) {
      maxBodyBytes = from.maxBodyBytes;
      maxConcurrent = from.maxConcurrent;
      maxInflightPerEndpoint = from.maxInflightPerEndpoint;
      body = from.body;
      connect = from.connect;
      firstByte = from.firstByte;
      silence = from.silence;
      stalledClient = from.stalledClient;
      idleConnection = from.idleConnection;
    }

    /** Sets {@link ServingLimits#maxBodyBytes()}. */
    public Builder maxBodyBytes(int bytes) {
      maxBodyBytes = bytes;
      return this;
    }

    /** Sets {@link ServingLimits#maxConcurrent()}. */
    public Builder maxConcurrent(int requests) {
      maxConcurrent = requests;
      return this;
    }

    /** Sets {@link ServingLimits#maxInflightPerEndpoint()}. */
    public Builder maxInflightPerEndpoint(int requests) {
      maxInflightPerEndpoint = requests;
      return this;
    }

    /** Sets {@link ServingLimits#body()}. */
    public Builder body(Duration timeout) {
      body = timeout;
      return this;
    }

    /** Sets {@link ServingLimits#connect()}. */
    public Builder connect(Duration timeout) {
      connect = timeout;
      return this;
    }

    /** Sets {@link ServingLimits#firstByte()}. */
    public Builder firstByte(Duration timeout) {
      firstByte = timeout;
      return this;
    }

    /** Sets {@link ServingLimits#silence()}. */
    public Builder silence(Duration timeout) {
      silence = timeout;
      return this;
    }

    /** Sets {@link ServingLimits#stalledClient()}. */
    public Builder stalledClient(Duration timeout) {
      stalledClient = timeout;
      return this;
    }

    /** Sets {@link ServingLimits#idleConnection()}. */
    public Builder idleConnection(Duration timeout) {
      idleConnection = timeout;
      return this;
    }

    /** Returns the checked limits. */
    public ServingLimits build() {
      return new ServingLimits(
          maxBodyBytes,
          maxConcurrent,
          maxInflightPerEndpoint,
          body,
          connect,
          firstByte,
          silence,
          stalledClient,
          idleConnection);
    }
  }
}
