package io.fairlead.routing;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a filter names the candidates that must not serve, and why.
 *
 * <p>The why costs nothing until somebody asks for an explanation. For one thread and one call; not
 * to be kept.
 */
public final class Drops {

  /**
   * Why a candidate was dropped; one constant per filter and cause.
   *
   * @param code stable identifier in kebab-case
   * @param template text for people, in which <code>{value}</code> and <code>{limit}</code> stand
   *     for the numbers of the drop
   */
  public record Reason(String code, String template) {
    public Reason {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(template, "template");
    }
  }

  private long[] dropped = new long[0];
  private int size;
  private int count;
  private @Nullable Trace trace;

  Drops() {}

  /** Returns a record of drops of its own; for tests and tools. */
  public static Drops ofSize(int size) {
    Drops drops = new Drops();
    drops.reset(size, null);
    return drops;
  }

  void reset(int candidates, @Nullable Trace attached) {
    size = candidates;
    count = 0;
    trace = attached;
    int words = (candidates + 63) >> 6;
    if (dropped.length < words) {
      dropped = new long[words];
    } else {
      Arrays.fill(dropped, 0, words, 0L);
    }
  }

  /**
   * Drops candidate {@code i}.
   *
   * @param value the number that decided, NaN if none did
   * @param limit what it was compared with, NaN if nothing
   */
  public void drop(int i, Reason why, double value, double limit) {
    Objects.checkIndex(i, size);
    Objects.requireNonNull(why, "why");
    long bit = 1L << i;
    if ((dropped[i >> 6] & bit) == 0) {
      dropped[i >> 6] |= bit;
      count++;
      if (trace != null) {
        trace.dropping(i, why, value, limit);
      }
    }
  }

  /** Drops candidate {@code i} for a reason without numbers. */
  public void drop(int i, Reason why) {
    drop(i, why, Double.NaN, Double.NaN);
  }

  /** Takes all drops of this filter back. */
  public void keepAll() {
    reset(size, trace);
  }

  /** Returns whether candidate {@code i} is dropped. */
  public boolean dropped(int i) {
    return (dropped[i >> 6] & (1L << i)) != 0;
  }

  /** Returns how many this filter has dropped so far. */
  public int count() {
    return count;
  }
}
