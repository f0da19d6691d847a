package io.fairlead.vertx.simulated;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotNegative;

import java.time.Duration;

/**
 * How a simulated server misbehaves; given to {@link SimulatedModelServer#inject}, or to {@link
 * SimulatedModelServer#injectFor} for certain requests only.
 */
public sealed interface Fault {

  /**
   * The port is closed: connections are refused, and those that are open are closed. Applies to the
   * whole server, so it cannot be injected for certain requests only.
   */
  record Refuse() implements Fault {}

  /** Requests are accepted and never answered. */
  record Hang() implements Fault {}

  /**
   * The connection is closed in the middle of an answer.
   *
   * @param afterEvents how many pieces of a stream are sent before, at least 0; with 0 not even a
   *     status line is sent; a plain answer is cut in the middle if it is more than 0
   */
  record Die(int afterEvents) implements Fault {
    public Die {
      requireNotNegative(afterEvents, "afterEvents");
    }
  }

  /**
   * Requests are answered with an error at once.
   *
   * @param code HTTP status from 400 to 599
   */
  record Status(int code) implements Fault {
    public Status {
      requireInRange(code, 400, 599, "code");
    }
  }

  /**
   * Requests reach the engine late.
   *
   * @param delay in real time
   */
  record Slow(Duration delay) implements Fault {
    public Slow {
      requireNotNegative(delay, "delay");
    }
  }

  /** The stream stops after some pieces and stays open. */
  record Stall(int afterEvents) implements Fault {
    public Stall {
      requireNotNegative(afterEvents, "afterEvents");
    }
  }
}
