package io.fairlead.autoscale;

import java.time.Instant;
import java.util.Objects;

/**
 * When a decision is made, on two clocks.
 *
 * @param wall for people, files, schedules, and emulations of controllers that use wall time
 * @param nanos monotonic nanoseconds with an arbitrary origin, for ages and learning; comparable
 *     only within one process
 */
public record Moment(Instant wall, long nanos) {

  public Moment {
    Objects.requireNonNull(wall, "wall");
  }

  /** Returns this moment later by that many nanoseconds on both clocks. */
  public Moment plusNanos(long later) {
    return new Moment(wall.plusNanos(later), nanos + later);
  }

  /** Returns the monotonic nanoseconds since another moment of this process; may be negative. */
  public long nanosSince(Moment earlier) {
    return nanos - earlier.nanos;
  }
}
