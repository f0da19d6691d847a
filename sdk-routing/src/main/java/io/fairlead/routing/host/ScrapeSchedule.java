package io.fairlead.routing.host;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.time.Duration;
import java.util.Objects;

/**
 * How long to wait until an endpoint is scraped again: often under load, ever less often while it
 * is quiet or does not answer.
 *
 * <p>llm-d-router scrapes every endpoint every 50 ms, busy or not; 100 idle pods cost it more than
 * a core. Here only the endpoints with work are asked that often. A quiet one is asked after half
 * the time that it has been quiet, so the intervals grow by half each time; call again as soon as
 * something is dispatched to it. One that fails is asked after an interval that doubles.
 *
 * <p>A pure function: no state, no clock. Endpoints are spread by up to a tenth of the delay, each
 * scrape differently, so that a hundred of them do not answer in the same millisecond.
 *
 * @param loaded delay under load, longer than zero
 * @param quiet the longest delay of an endpoint without work; keep it below the age at which a
 *     report counts as stale
 * @param failing the longest delay of an endpoint that does not answer
 */
public record ScrapeSchedule(Duration loaded, Duration quiet, Duration failing) {

  /** 50 ms under load, up to 1 s while quiet, up to 5 s while failing. */
  public static final ScrapeSchedule DEFAULT =
      new ScrapeSchedule(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(5));

  private static final int SPREAD = 10; // part of the delay that spreads

  /** Checks the arguments. */
  public ScrapeSchedule {
    requirePositive(loaded, "loaded");
    requireAtLeast(quiet, loaded, "quiet");
    requireAtLeast(failing, loaded, "failing");
  }

  private static void requireAtLeast(Duration value, Duration least, String name) {
    if (Objects.requireNonNull(value, name).compareTo(least) < 0) {
      throw violated(name, "at least the delay under load, " + least, value);
    }
  }

  /** Returns this schedule with another delay under load; longer ones are raised to it. */
  public ScrapeSchedule withLoaded(Duration value) {
    return new ScrapeSchedule(value, longer(quiet, value), longer(failing, value));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /**
   * Returns the time between the last scrape's sending and the next one's.
   *
   * @param load requests that run or wait on the endpoint by its last report, or that we have on
   *     it; whichever is more
   * @param quietNanos time since the load was last above 0, at least 0; not looked at under load
   * @param failures scrapes running that failed, 0 if the last one was answered
   * @param scrape which scrape of which endpoint this is, as a number, to spread them
   * @return nanoseconds, greater than 0
   */
  public long delayNanos(int load, long quietNanos, int failures, long scrape) {
    requireNotNegative(load, "load");
    requireNotNegative(failures, "failures");
    long delay = loaded.toNanos();
    if (failures > 0) {
      long most = failing.toNanos();
      for (int i = 0; i < failures && delay < most; i++) {
        delay = Math.min(most, 2 * delay);
      }
    } else if (load == 0) {
      delay = Math.max(delay, Math.min(quiet.toNanos(), quietNanos / 2));
    }
    return delay - spread(delay, scrape);
  }

  /** Earlier by up to a tenth: a report must not be older than the schedule says. */
  private static long spread(long delay, long scrape) {
    long mixed = scrape * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return Math.floorMod(mixed ^ mixed >>> 32, Math.max(1, delay / SPREAD));
  }
}
