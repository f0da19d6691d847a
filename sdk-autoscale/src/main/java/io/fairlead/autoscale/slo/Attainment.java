package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Slo;
import java.util.Arrays;

/** Which fraction of requests meets an objective on one replica at one rate of arrivals. */
final class Attainment {

  private static final int BATCHES = 6;
  private static final double FEW = 12;
  private static final double ALL = 1 - 1e-4;

  // Gauss and Hermite, for a normal deviate
  private static final double[] DEVIATES = {
    -2.8569700138728056, -1.355626179974266, 0, 1.355626179974266, 2.8569700138728056
  };
  private static final double[] DEVIATE_WEIGHTS = {
    0.011257411327720688, 0.22207592200561266, 8 / 15.0, 0.22207592200561266, 0.011257411327720688
  };
  // Gauss and Legendre in three pieces, for an exponential variate of mean 1: the shortest lives
  // see most of one prompt
  private static final double[] EXPONENTIALS = {
    0.008489, 0.032055, 0.076678, 0.181747, 0.295104, 0.623635, 1.331777, 2.890553
  };
  private static final double[] LN_EXPONENTIALS =
      Arrays.stream(EXPONENTIALS).map(StrictMath::log).toArray();
  private static final double[] EXPONENTIAL_WEIGHTS = {
    0.020000, 0.020000, 0.080000, 0.080000, 0.139142, 0.260858, 0.260858, 0.139142
  };

  private final Station station;
  private final Occupancy occupancy;
  private final double arrivals;

  Attainment(Station station, Occupancy occupancy, double arrivals) {
    this.station = station;
    this.occupancy = occupancy;
    this.arrivals = arrivals;
  }

  double of(Slo slo) {
    return slo.metric() == Slo.Metric.TTFT ? firstToken(slo.seconds()) : perToken(slo.seconds());
  }

  /**
   * Whoever finds a place waits for the prompts before its own; whoever does not waits for a place
   * first. How long prompts take changes little from one batch to the next, so it is computed for a
   * few sizes between the smallest and the largest that are likely.
   */
  private double firstToken(double seconds) {
    double mean = station.meanBatch(arrivals) / station.burst;
    double scatter = Math.sqrt(mean / Math.max(1e-3, 1 - station.load(arrivals)));
    int last = station.places - 1;
    int low = (int) Math.max(0, Math.min(last, mean - 3 * scatter));
    int high = (int) Math.min(last, Math.max(low, mean + 3 * scatter) + 1);
    double rest = full(seconds);
    double worst = met(high, seconds);
    if (worst > ALL) {
      return occupancy.atMost(station.places) * worst + rest;
    }
    double sum = 0;
    double below = 0;
    double before = 1;
    for (int i = 0; i <= BATCHES; i++) {
      int bursts = low + (int) Math.round((double) i / BATCHES * (high - low));
      double met = i == BATCHES ? worst : before == 0 ? 0 : met(bursts, seconds);
      double atMost = occupancy.atMost(i == BATCHES ? station.places : bursts);
      sum += (atMost - below) * (i == 0 ? met : (met + before) / 2);
      below = atMost;
      before = met;
    }
    return sum + rest;
  }

  /** Of who joins so many bursts, the fraction that has its first token in time. */
  private double met(int bursts, double seconds) {
    return station.prompts(bursts * station.burst + 1, arrivals).within(seconds);
  }

  /** Of all, the fraction that finds no place and has its first token in time. */
  private double full(double seconds) {
    double slack = seconds - station.promptWhenFull();
    return slack > 0 ? occupancy.full() * (1 - station.waitsLonger(slack, arrivals)) : 0;
  }

  /**
   * The mean step over a request's life. What it is made of: the batch that it is in, averaged over
   * its life, and the prompts that happen to be computed in that life. Lives are taken to be
   * Weibull variates.
   */
  private double perToken(double seconds) {
    double share = station.decodeShare(arrivals);
    if (share <= 0) {
      return 0;
    }
    double variability = Math.min(1, Math.max(0, station.variability));
    double power = variability == 0 ? 0 : StrictMath.exp(0.543 * StrictMath.log(variability));
    double scale = StrictMath.exp(-Tails.lnGamma(1 + power)) * Math.max(1, station.steps - 1);
    double mean = occupancy.meanSeen();
    double sum = 0;
    for (int i = 0; i < EXPONENTIALS.length; i++) {
      double steps = Math.max(1, scale * StrictMath.exp(power * LN_EXPONENTIALS[i]));
      sum += EXPONENTIAL_WEIGHTS[i] * perToken(seconds, steps, share, mean);
    }
    return sum;
  }

  /**
   * Of requests that stay for so many steps after their first token, the fraction whose mean step
   * is at most so long.
   *
   * <p>The batch relaxes at the rate (1 - ρ) per mean life, so its mean over a life scatters less
   * than the batch itself, the less the longer that is: its variance by the factor 2 (x - 1 + e^-x)
   * / x² of an Ornstein-Uhlenbeck process. The prompts that are computed in it came in its steps,
   * and in those that computed these prompts: their number has the variance of the busy periods of
   * M/D/1, 1 / (1 - λp)² times its mean, which is that of a Poisson number of clusters. More come
   * with the step that computed its own prompt.
   *
   * @param mean bursts in the batch that requests see
   */
  private double perToken(double seconds, double steps, double share, double mean) {
    double x =
        Math.max(1e-3, (1 - station.load(arrivals)) * steps / Math.max(1, station.steps - 1));
    double shrink = Math.sqrt(2 * (x - 1 + StrictMath.exp(-x))) / x;
    double cluster = station.burst / (share * share);
    double own = station.decode(mean * station.burst) + station.promptSeconds;
    // clusters of prompts that the mean step has in it, and that are expected
    double usual = arrivals * station.step(station.meanBatch(arrivals)) * steps / cluster;
    double expected = usual + arrivals * own / share / cluster;
    double each = station.promptSeconds * cluster / steps; // more of the mean step by a cluster
    double sum = 0;
    if (expected > FEW) {
      for (int i = 0; i < DEVIATES.length; i++) {
        double clusters = expected + DEVIATES[i] * Math.sqrt(expected);
        double batch = seconds - each * (clusters - usual);
        sum += DEVIATE_WEIGHTS[i] * seen(batch, share, mean, shrink);
      }
      return sum;
    }
    double p = StrictMath.exp(-expected);
    double left = 1;
    for (int clusters = 0; left > 1e-4; clusters++) {
      sum += p * seen(seconds - each * (clusters - usual), share, mean, shrink);
      left -= p;
      p *= expected / (clusters + 1);
    }
    return sum;
  }

  /** Returns the probability that the batch alone leaves the mean step below so much. */
  private double seen(double seconds, double share, double mean, double shrink) {
    double bursts = (seconds * share - station.base) / station.decodeSlope() / station.burst;
    return bursts >= station.places ? 1 : occupancy.seenAtMost(mean + (bursts - mean) / shrink);
  }
}
