package io.fairlead.autoscale.slo;

/**
 * How many bursts are in a replica in the long run. Two ways to know it: {@link StationaryChain}
 * state by state, {@link ClosedForm} by a formula.
 */
interface Occupancy {

  /** Returns the probability of at most so many, of those with a place left. */
  double atMost(int bursts);

  /** Returns the probability that no place is left: an arrival waits. */
  double full();

  /**
   * Returns the probability that a request in the batch sees at most so many bursts there, itself
   * counted: states weigh as many times as there are requests in them.
   */
  double seenAtMost(double bursts);

  /** Returns how many bursts a request in the batch sees on average. */
  double meanSeen();
}
