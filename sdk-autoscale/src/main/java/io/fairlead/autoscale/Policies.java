package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.violated;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * Policies made of policies.
 *
 * <p>Each keeps one state per child, in order. A child that is in error or blind does not vote for
 * a change: it counts as asking for the current number. Names are made of the parts' names.
 */
public final class Policies {

  private Policies() {}

  /** Returns the largest number that any of them asks for. */
  public static ScalingPolicy max(ScalingPolicy... of) {
    return new CombinedPolicy(CombinedPolicy.Rule.MAX, children(of));
  }

  /** Returns the smallest number that any of them asks for. */
  public static ScalingPolicy min(ScalingPolicy... of) {
    return new CombinedPolicy(CombinedPolicy.Rule.MIN, children(of));
  }

  /**
   * Grows if any of them wants to, to the largest number; shrinks only if all of them want to, to
   * the largest of what they ask for. That is the rule of {@link #max} in the words of other
   * autoscalers; it exists under both names so that a configuration can be carried over.
   */
  public static ScalingPolicy anyUpAllDown(ScalingPolicy... of) {
    return new CombinedPolicy(CombinedPolicy.Rule.ANY_UP_ALL_DOWN, children(of));
  }

  /**
   * Keeps the answer of a policy between two numbers, also while it is in error or disabled: a
   * current number outside of them is brought back.
   *
   * @param min at least 0
   * @param max at least {@code min}
   */
  public static ScalingPolicy bounded(ScalingPolicy policy, int min, int max) {
    requireNotNegative(min, "min");
    requireInRange(max, min, Integer.MAX_VALUE, "max");
    return new BoundedPolicy(policy, min, max);
  }

  /**
   * Uses another policy at certain times of the week: the first window that holds the present
   * moment, else {@code otherwise}. A time that a change of the clock leaves out is the next one
   * that exists; a time that comes twice is the first of the two.
   */
  public static ScalingPolicy scheduled(
      ZoneId zone, List<Window> windows, ScalingPolicy otherwise) {
    return new ScheduledPolicy(zone, List.copyOf(windows), otherwise);
  }

  /**
   * Keeps the answer of one policy between two numbers that depend on the time of the week: those
   * of the first window that holds the present moment, else {@code min} and {@code max}. Times that
   * a change of the clock leaves out or says twice are read as by {@link #scheduled}.
   */
  public static ScalingPolicy scheduledBounds(
      ZoneId zone, List<BoundsWindow> windows, int min, int max, ScalingPolicy policy) {
    requireNotNegative(min, "min");
    requireInRange(max, min, Integer.MAX_VALUE, "max");
    return new ScheduledBoundsPolicy(zone, List.copyOf(windows), min, max, policy);
  }

  /**
   * Follows a policy only as far as it has asked for over the whole of a window: up to the smallest
   * of the last {@code up}, down to the largest of the last {@code down}. The same rule as the
   * two-sided stabilisation of the HorizontalPodAutoscaler, on monotonic time; the past is kept in
   * 64 parts of each window, so a window may count as longer by a 64th.
   */
  public static ScalingPolicy stabilized(ScalingPolicy policy, Duration up, Duration down) {
    requireNotNegative(up, "up");
    requireNotNegative(down, "down");
    return new StabilizedPolicy(policy, up, down);
  }

  /** Follows a policy no faster than these rates allow. */
  public static ScalingPolicy rateLimited(ScalingPolicy policy, Rate up, Rate down) {
    return new RateLimitedPolicy(policy, up, down);
  }

  /**
   * Acts as the first policy and keeps account of the second: how often they agree, and by how many
   * replica-seconds they differ. It says nothing about what latency would have been.
   */
  public static ScalingPolicy advisory(ScalingPolicy acting, ScalingPolicy watching) {
    return new AdvisoryPolicy(acting, watching);
  }

  private static List<ScalingPolicy> children(ScalingPolicy... of) {
    if (of.length == 0 || of.length > 16) {
      throw violated("of", "1 to 16 policies", of.length);
    }
    return List.of(of);
  }
}
