package io.fairlead.servers.metrics;

/** What became of one metrics page. */
public enum PageOutcome {

  /** Being fed; nothing is wrong so far. */
  READING(false),

  /** Read; at least one wanted series was on it. */
  READ(false),

  /** A page of metrics, but none that the plan wants: another engine, or nothing served yet. */
  NOTHING_WANTED(false),

  /** No bytes at all. */
  EMPTY(true),

  /** Not a metrics page: HTML, JSON or something binary. */
  NOT_METRICS(true),

  /** Longer than the limit; the rest was not read. */
  TOO_LARGE(true),

  /** A line is longer than the limit; the rest was not read. */
  LINE_TOO_LONG(true);

  private final boolean refused;

  PageOutcome(boolean refused) {
    this.refused = refused;
  }

  /** Whether the page is no source of values: every value of the reader is unknown then. */
  public boolean refused() {
    return refused;
  }
}
