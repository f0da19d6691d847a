package io.fairlead.autoscale.replay;

import java.util.Locale;

/** Whose replicas a policy is asked about. */
public enum ReplayMode {
  /**
   * Those that ran: at each instant the policy sees what was recorded then, and what it proposes
   * has no effect on what it sees next.
   */
  RECORDED,
  /**
   * Its own: what it proposes is done, replicas are ready after the cold start, and series declared
   * conserved are divided over those that are ready.
   */
  CLOSED;

  /** Returns the name in small letters, as files and tables have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
