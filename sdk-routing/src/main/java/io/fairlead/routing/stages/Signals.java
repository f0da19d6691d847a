package io.fairlead.routing.stages;

import io.fairlead.routing.Column;
import io.fairlead.routing.Signal;
import io.fairlead.routing.prefix.PrefixIndex;
import java.util.Objects;

/** The signals that ship with Fairlead. */
public final class Signals {

  private Signals() {}

  /**
   * Fills {@link Column#CACHED_TOKENS} from an index, and tells the index where requests went. A
   * request without a chain has nothing cached.
   *
   * @param index registered with the pool as a slot holder
   */
  public static Signal prefix(PrefixIndex index) {
    return new PrefixSignal(Objects.requireNonNull(index, "index"));
  }
}
