package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.violated;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Name of a row of doubles, one value per endpoint. NaN is unknown.
 *
 * <p>Third parties declare their own columns; they are equal citizens. Keep a column in a constant:
 * look-ups compare by identity first. Two columns are equal if name and origin are, whatever their
 * ranges.
 *
 * @param name as explanations and recorded decisions show it, by custom in kebab-case: letters,
 *     digits and {@code . _ : / -}, beginning with a letter or digit
 * @param origin who fills the column, and when
 * @param least the least value that makes sense; what a report has below it is taken as unknown
 * @param most the greatest value that makes sense; what a report has above it is taken as unknown
 */
public record Column(String name, Origin origin, double least, double most) {

  /** Requests queued in the server and not yet scheduled. */
  public static final Column WAITING =
      new Column("waiting-requests", Origin.REPORT).within(0, Double.MAX_VALUE);

  /** Requests in the running batch of the server. */
  public static final Column RUNNING =
      new Column("running-requests", Origin.REPORT).within(0, Double.MAX_VALUE);

  /** Used share of the KV cache as a fraction in {@code [0, 1]}. */
  public static final Column KV_USE = new Column("kv-cache-use", Origin.REPORT).within(0, 1);

  /** Tokens in one block of the server's KV cache. */
  public static final Column KV_BLOCK_TOKENS =
      new Column("kv-block-tokens", Origin.REPORT).within(1, Double.MAX_VALUE);

  /** Blocks of the server's KV cache. */
  public static final Column KV_BLOCKS =
      new Column("kv-blocks", Origin.REPORT).within(0, Double.MAX_VALUE);

  /** Seconds since the scrape behind the report was sent; unknown before the first report. */
  public static final Column REPORT_AGE = new Column("report-age-seconds", Origin.OWN_TRAFFIC);

  /** Our requests on the endpoint that have not ended. */
  public static final Column IN_FLIGHT_REQUESTS =
      new Column("in-flight-requests", Origin.OWN_TRAFFIC);

  /** Uncached prompt tokens of our requests that have not seen their first byte. */
  public static final Column IN_FLIGHT_TOKENS = new Column("in-flight-tokens", Origin.OWN_TRAFFIC);

  /** Our requests dispatched after the scrape behind the report was sent, less those that ended. */
  public static final Column CREDIT_REQUESTS = new Column("credit-requests", Origin.OWN_TRAFFIC);

  /** Uncached prompt tokens of {@link #CREDIT_REQUESTS} that have not seen their first byte. */
  public static final Column CREDIT_TOKENS = new Column("credit-tokens", Origin.OWN_TRAFFIC);

  /**
   * {@link #RUNNING} less our requests that the report counts and that ended since, never below
   * zero; unknown where {@link #RUNNING} is.
   */
  public static final Column RUNNING_NOW = new Column("running-now", Origin.OWN_TRAFFIC);

  /** Leading prompt tokens of this request that the endpoint is believed to hold in its cache. */
  public static final Column CACHED_TOKENS = new Column("cached-tokens", Origin.REQUEST);

  /** 1 for the endpoint to which the session of this request is bound, 0 for the others. */
  public static final Column SESSION = new Column("session", Origin.REQUEST);

  /** Rank by last use without a cache hit, 1 the least recent; see the no-hit-LRU scorer. */
  public static final Column NO_HIT_RANK = new Column("no-hit-rank", Origin.REQUEST);

  /** Who fills a column. */
  public enum Origin {
    /** The endpoint's report; fixed by the snapshot. */
    REPORT,
    /** What we ourselves sent; frozen once per decision. Only the constants above exist. */
    OWN_TRAFFIC,
    /** A {@link Signal}, once per decision. */
    REQUEST
  }

  private static final List<Column> OF_THE_SERVER =
      List.of(WAITING, RUNNING, KV_USE, KV_BLOCK_TOKENS, KV_BLOCKS);

  public Column {
    Names.require(name, "name of a column");
    Objects.requireNonNull(origin, "origin");
    if (!(least <= most)) {
      throw violated("range of column " + name, "from least to most", least + " to " + most);
    }
  }

  /** Creates a column in which every number makes sense. */
  public Column(String name, Origin origin) {
    this(name, origin, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Returns a column that reports fill; one of the constants above if it is called so. */
  public static Column reported(String name) {
    for (Column column : OF_THE_SERVER) {
      if (column.name.equals(name)) {
        return column;
      }
    }
    return new Column(name, Origin.REPORT);
  }

  /** Returns a column that a {@link Signal} fills for each request. */
  public static Column ofRequest(String name) {
    return new Column(name, Origin.REQUEST);
  }

  /**
   * Returns this column with a range; what a report has outside of it is taken as unknown.
   *
   * @throws IllegalArgumentException if {@code least} is greater than {@code most}, or one is NaN
   */
  public Column within(double least, double most) {
    return new Column(name, origin, least, most);
  }

  /** Returns whether a value may be in this column: one within its range, or NaN. */
  boolean admits(double value) {
    return !(value < least || value > most);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Column column && origin == column.origin && name.equals(column.name);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + origin.name().hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
