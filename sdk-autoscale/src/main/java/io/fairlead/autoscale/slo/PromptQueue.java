package io.fairlead.autoscale.slo;

/**
 * The prompts that wait to be computed in a replica whose batch has a certain size: a queue that is
 * served in steps. A step decodes the batch and computes, first come first served, as much of the
 * prompts as its room allows; so it takes the longer the more it finds, and then finds more at its
 * end.
 *
 * <p>The backlog at the beginning of a step is a Markov chain, for the arrivals in a step are
 * Poisson given how long it takes. It is counted in parts of a prompt, or in bundles of prompts
 * where many fit into a step; what nobody who finds it can survive is joined into one state. An
 * arrival falls into a step in proportion to its length and finds, evenly spread, a part of it
 * over.
 */
final class PromptQueue {

  private static final int MOST_STATES = 96;
  private static final int MOST_PARTS = 24; // that a step computes
  private static final double SMALL = 1e-5;
  private static final double MOST_AHEAD = 1e6;
  private static final int MOST_PLACES = 4;
  private static final int MOST_PIECES = 16; // of the running step

  private final double decode;
  private final double part; // seconds
  private final int room; // parts
  private final int[] own; // parts of a prompt and of those before it that arrived with it
  private final double less; // seconds that a bundle of prompts takes more than one
  private final int jump; // parts of an arrival
  private final double rate; // of arrivals
  private final Elimination space;

  /**
   * @param decode seconds of a step without any prompt
   * @param prompt seconds that a prompt adds to steps
   * @param perStep how many prompts the room of a step is enough for
   * @param arrivals of requests per second
   * @param burst requests that arrive together
   * @param space to solve it in
   */
  PromptQueue(
      double decode,
      double prompt,
      double perStep,
      double arrivals,
      double burst,
      Elimination space) {
    this.decode = decode;
    int parts = parts(perStep);
    // room for more than ever come need not be counted out
    double come = arrivals * decode / Math.max(0.05, 1 - arrivals * prompt);
    double bundle = Math.max(1, Math.min(perStep, 3 * come) / MOST_PARTS);
    room = (int) Math.max(1, Math.min(MOST_PARTS, Math.rint(parts * perStep / bundle)));
    part = prompt * bundle / parts;
    less = bundle > 1 ? part - prompt : 0;
    jump = (int) Math.max(1, Math.rint(parts * Math.max(1, burst / bundle)));
    own = new int[(int) Math.max(1, Math.min(MOST_PLACES, Math.ceil(burst / bundle - 1e-9)))];
    for (int i = 0; i < own.length; i++) { // of those that arrive together anybody may be first
      double before = (burst / bundle - 1) * (i + 0.5) / own.length;
      own[i] = (int) Math.max(1, Math.rint(parts * (1 + Math.max(0, before))));
    }
    this.space = space;
    rate = arrivals * parts / (bundle * jump); // as many prompts, whatever was rounded
  }

  /** Into how many parts to divide a prompt, so that a whole number of them fills a step. */
  private static int parts(double perStep) {
    if (perStep < 0.5) { // a prompt takes several steps
      return (int) Math.min(MOST_STATES, Math.max(1, Math.rint(2 / perStep)));
    }
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int parts = 1; parts <= 8 && parts * perStep <= MOST_PARTS; parts++) {
      double off = Math.abs(Math.rint(parts * perStep) / (parts * perStep) - 1) + 0.005 * parts;
      best = off < least ? parts : best;
      least = Math.min(off, least);
    }
    return best;
  }

  private double step(int backlog) {
    return decode + part * Math.min(backlog, room);
  }

  /** Returns the probability that the first token comes within so many seconds. */
  double within(double limit) {
    double seconds = limit + less;
    double full = step(room);
    if (step(own[0]) > seconds || rate * jump * full >= room) {
      return 0; // not even alone, or more arrives than is computed
    }
    int states = states(seconds);
    double[] p = stationary(states);
    double all = 0;
    for (int q = 0; q < states; q++) {
      all += p[q] * step(q);
    }
    double met = 0;
    for (int q = 0; q < states; q++) {
      double share = p[q] * step(q) / all;
      met += share > SMALL ? share * within(seconds, q, share) : 0;
    }
    return met;
  }

  /** Twice what anybody survives, or as many as ever come about: the tail is that of a drift. */
  private int states(double seconds) {
    double full = step(room);
    double steps = Math.min(MOST_STATES, seconds / full);
    double come = jump * rate * full;
    double tail = -StrictMath.log(SMALL) * jump * come / (2 * (room - come));
    double most = room + jump + 1 + Math.min(tail, 2 * room * (steps + 1));
    return (int) Math.min(MOST_STATES, most + 1);
  }

  /** For who comes into a step that found so many; the more likely that is, the more precisely. */
  private double within(double seconds, int found, double share) {
    int left = Math.max(0, found - room);
    int pieces = 2 + (int) (share * (MOST_PIECES - 2));
    double length = step(found);
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      double over = (i + 0.5) / pieces * length;
      double mean = rate * over;
      double p = StrictMath.exp(-mean);
      for (int before = 0; p > SMALL || before < mean; before++) {
        double each = inTime(seconds, left + (double) before * jump, length - over);
        sum += p * each;
        if (each == 0) {
          break;
        }
        p *= mean / (before + 1);
      }
    }
    return sum / pieces;
  }

  private double inTime(double seconds, double ahead, double rest) {
    if (ahead > MOST_AHEAD) {
      return 0;
    }
    double sum = 0;
    for (int each : own) {
      sum += inTime(seconds - rest, (int) ahead + each, rest);
    }
    return sum / own.length;
  }

  /** Whoever comes later lengthens the last step, where there is room. */
  private double inTime(double seconds, int parts, double rest) {
    int full = (parts - 1) / room;
    double before = full * step(room);
    int last = parts - full * room;
    double spare = seconds - before - step(last);
    if (spare < 0) {
      return 0;
    } else if (spare >= part * (room - last)) {
      return 1;
    }
    int most = (int) (spare / part) / jump; // later ones that it survives
    double mean = rate * (rest + before);
    double p = StrictMath.exp(-mean);
    double sum = p;
    for (int later = 1; later <= most; later++) {
      p *= mean / later;
      sum += p;
    }
    return sum;
  }

  /** A step takes away its room at most, so few entries are left of the diagonal. */
  private double[] stationary(int states) {
    double[] cells = space.cleared(states);
    for (int q = 0; q < states; q++) {
      int last = (q + 1) * states - 1;
      arrive(cells, q * states + Math.max(0, q - room), last, rate * step(q));
    }
    return space.stationary(room);
  }

  private void arrive(double[] cells, int from, int last, double mean) {
    double p = StrictMath.exp(-mean);
    double rest = 1;
    int to = from;
    for (int more = 0; to < last && rest > 0; more++) {
      cells[to] = p;
      rest -= p;
      p *= mean / (more + 1);
      to += jump;
    }
    cells[last] += Math.max(0, rest);
  }
}
