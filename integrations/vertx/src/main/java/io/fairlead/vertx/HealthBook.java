package io.fairlead.vertx;

import java.util.HashMap;
import java.util.Map;

/**
 * Which endpoints get traffic, from what traffic met: five failures running or a refused connection
 * take one out; it is probed after a pause that doubles from 1 s to 60 s, and ramps up over 10 s
 * when it answers. Where more than half of the pool would be out, all are tried. Any thread.
 */
final class HealthBook {

  private static final int FAILURES = 5;
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST_PAUSE = 60 * SECOND;
  private static final long RAMP = 10 * SECOND;

  private final Map<String, Sheet> sheets = new HashMap<>();

  private static final class Sheet {
    int failures;
    boolean out;
    long pause = SECOND;
    long probeAt;
    boolean returning;
    long returnedAt;
  }

  synchronized void joined(String endpoint) {
    sheets.computeIfAbsent(endpoint, fresh -> new Sheet());
  }

  synchronized void left(String endpoint) {
    sheets.remove(endpoint);
  }

  synchronized void failed(String endpoint, boolean unreachable, long now) {
    Sheet sheet = sheets.get(endpoint);
    if (sheet == null) {
      return;
    }
    sheet.failures++;
    if (!sheet.out && (unreachable || sheet.failures >= FAILURES)) {
      sheet.out = true;
      sheet.returning = false;
      sheet.probeAt = now + sheet.pause;
    }
  }

  synchronized void succeeded(String endpoint) {
    Sheet sheet = sheets.get(endpoint);
    if (sheet != null && !sheet.out) {
      sheet.failures = 0;
    }
  }

  /** Returns whether it is time to probe an endpoint that is out. */
  synchronized boolean probeDue(String endpoint, long now) {
    Sheet sheet = sheets.get(endpoint);
    return sheet != null && sheet.out && now - sheet.probeAt >= 0;
  }

  synchronized void probed(String endpoint, boolean answered, long now) {
    Sheet sheet = sheets.get(endpoint);
    if (sheet == null || !sheet.out) {
      return;
    }
    if (answered) {
      sheet.out = false;
      sheet.failures = 0;
      sheet.pause = SECOND;
      sheet.returning = true;
      sheet.returnedAt = now;
    } else {
      sheet.pause = Math.min(LONGEST_PAUSE, sheet.pause * 2);
      sheet.probeAt = now + sheet.pause;
    }
  }

  synchronized boolean out(String endpoint) {
    Sheet sheet = sheets.get(endpoint);
    return sheet != null && sheet.out;
  }

  /** Returns the share of its traffic that an endpoint may get now, in {@code [0, 1]}. */
  synchronized double share(String endpoint, long now) {
    Sheet sheet = sheets.get(endpoint);
    if (sheet == null) {
      return 1.0;
    }
    if (sheet.out) {
      long out = sheets.values().stream().filter(s -> s.out).count();
      return out * 2 > sheets.size() ? 1.0 : 0.0;
    }
    if (sheet.returning) {
      double share = 0.1 + 0.9 * (now - sheet.returnedAt) / RAMP;
      if (share < 1.0) {
        return Math.rint(share * 20) / 20; // steps, so that not every tick publishes
      }
      sheet.returning = false;
    }
    return 1.0;
  }
}
