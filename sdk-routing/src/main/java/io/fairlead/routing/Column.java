package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import java.util.Objects;

/**
 * Name of a row of doubles, one value per endpoint. NaN is unknown.
 *
 * <p>Third parties declare their own columns; they are equal citizens. Keep a column in a constant:
 * look-ups compare by identity first.
 *
 * @param name in kebab-case, as explanations and recorded decisions show it
 * @param origin who fills the column, and when
 */
public record Column(String name, Origin origin) {

  /** Requests queued in the server and not yet scheduled. */
  public static final Column WAITING = new Column("waiting-requests", Origin.REPORT);

  /** Requests in the running batch of the server. */
  public static final Column RUNNING = new Column("running-requests", Origin.REPORT);

  /** Used share of the KV cache as a fraction in {@code [0, 1]}. */
  public static final Column KV_USE = new Column("kv-cache-use", Origin.REPORT);

  /** Tokens in one block of the server's KV cache. */
  public static final Column KV_BLOCK_TOKENS = new Column("kv-block-tokens", Origin.REPORT);

  /** Blocks of the server's KV cache. */
  public static final Column KV_BLOCKS = new Column("kv-blocks", Origin.REPORT);

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

  public Column {
    requireNotBlank(name, "name of a column");
    Objects.requireNonNull(origin, "origin");
  }

  /** Returns a column that reports fill. */
  public static Column reported(String name) {
    return new Column(name, Origin.REPORT);
  }

  /** Returns a column that a {@link Signal} fills for each request. */
  public static Column ofRequest(String name) {
    return new Column(name, Origin.REQUEST);
  }

  @Override
  public String toString() {
    return name;
  }
}
