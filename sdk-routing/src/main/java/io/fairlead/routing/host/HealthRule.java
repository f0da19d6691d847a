package io.fairlead.routing.host;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.time.Duration;

/**
 * When an endpoint is taken out and how it returns.
 *
 * @param failures failures running that take an endpoint out, at least 1; a refused connection does
 *     so at once
 * @param firstPause time until the first probe, longer than zero
 * @param longestPause the pause doubles with each probe that fails, up to this
 * @param probeTimeout a probe that has not ended after this time counts as failed
 * @param ramp time in which the share of a returned endpoint grows to 1, longer than zero
 * @param rampFrom share with which it begins, a fraction above 0
 */
public record HealthRule(
    int failures,
    Duration firstPause,
    Duration longestPause,
    Duration probeTimeout,
    Duration ramp,
    double rampFrom) {

  /** 5 failures; a probe after 1 s, doubling to 60 s, of 60 s at most; a ramp of 10 s from 0.1. */
  public static final HealthRule DEFAULT =
      new HealthRule(
          5,
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          0.1);

  /** Checks the arguments. */
  public HealthRule {
    requirePositive(failures, "failures");
    requirePositive(firstPause, "firstPause");
    requirePositive(longestPause, "longestPause");
    requirePositive(probeTimeout, "probeTimeout");
    requirePositive(ramp, "ramp");
    requirePositive(requireFraction(rampFrom, "rampFrom"), "rampFrom");
    if (longestPause.compareTo(firstPause) < 0) {
      throw violated("longestPause", "at least the firstPause, " + firstPause, longestPause);
    }
  }
}
