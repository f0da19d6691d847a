package io.fairlead.vertx.load;

import java.time.Duration;

/**
 * Where a run stands.
 *
 * @param elapsed since its start
 * @param sent requests sent
 * @param finished of them ended, lost ones included
 * @param lost of them lost
 */
public record LoadProgress(Duration elapsed, int sent, int finished, int lost) {

  /** Returns the requests that are under way. */
  public int inFlight() {
    return sent - finished;
  }
}
