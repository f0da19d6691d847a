package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNoNull;
import static io.fairlead.kernel.Preconditions.requireNotBlank;

import java.util.Objects;
import java.util.Set;

/**
 * Rates the candidates for one request, in {@code [0, 1]}; higher is better.
 *
 * <p>The weighted sum of all ratings decides. See {@link #of} for the short way to write one, and
 * {@code docs/how-to/write-a-scorer.md}.
 */
public interface Scorer extends Stage {

  /**
   * Writes a rating for each candidate about which this scorer has an opinion.
   *
   * @param request the request to place
   * @param candidates at least one
   * @param out ratings in {@code [0, 1]}; setting NaN or a value out of range is a fault and leaves
   *     this scorer out of the decision
   */
  void score(RoutingRequest request, Candidates candidates, Sheet out);

  /** Returns what a candidate gets about which this scorer has no opinion. */
  default WhenUnknown whenUnknown() {
    return WhenUnknown.MEAN_OF_KNOWN;
  }

  /**
   * Returns a scorer that looks at one endpoint at a time.
   *
   * <pre>{@code
   * Scorer.of("gpu-heat", Set.of(GPU_CELSIUS), (request, e) -> 1 - e.value(GPU_CELSIUS) / 100)
   * }</pre>
   *
   * @param name see {@link #name}
   * @param reads see {@link #reads}
   * @param rating the formula; NaN means no opinion, so an unknown value that goes in may come out
   */
  static Scorer of(String name, Set<Column> reads, Rating rating) {
    return new RatingScorer(
        requireNotBlank(name, "name of a scorer"),
        Set.copyOf(requireNoNull(reads, "reads")),
        Objects.requireNonNull(rating, "rating"));
  }

  /** Rates one endpoint. */
  @FunctionalInterface
  interface Rating {

    /** Returns a rating in {@code [0, 1]}, or NaN for no opinion. */
    double rate(RoutingRequest request, Cursor endpoint);
  }

  /** One endpoint at a time; the same object for all of them, not to be kept. */
  interface Cursor {

    /** Returns the endpoint. */
    Endpoint endpoint();

    /** Returns its value of a column, NaN if unknown. */
    double value(Column column);
  }

  /** What a candidate gets about which a scorer has no opinion. */
  enum WhenUnknown {
    /** The mean of the ratings that were given; 0 for all if none was. */
    MEAN_OF_KNOWN,
    /** 0, as upstream. */
    ZERO,
    /** 1. */
    ONE
  }
}
