package io.fairlead.vertx.load;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

import java.time.Duration;

/**
 * How many connections are kept busy, and with what.
 *
 * @param connections requests under way at any time, at least 1
 * @param duration no request is sent after that
 * @param warmUp at the beginning, not counted
 * @param bodyBytes about how long a request body is, at least 1
 * @param outputTokens tokens asked for in each answer, at least 1
 * @param stream whether answers are streams
 */
public record ClosedLoop(
    int connections,
    Duration duration,
    Duration warmUp,
    int bodyBytes,
    int outputTokens,
    boolean stream) {

  public ClosedLoop {
    requirePositive(connections, "connections");
    requirePositive(duration, "duration");
    requireNotNegative(warmUp, "warmUp");
    requirePositive(bodyBytes, "bodyBytes");
    requirePositive(outputTokens, "outputTokens");
  }
}
