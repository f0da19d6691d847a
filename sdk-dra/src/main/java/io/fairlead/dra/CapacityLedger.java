package io.fairlead.dra;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an attempt leaves of the capacities of devices that several claims share. */
final class CapacityLedger {

  private final Eligibility eligibility;
  private final NodeView view;
  private final Inventory inventory;
  private final short[] shares;
  private final BigDecimal[] @Nullable [] consumed;

  CapacityLedger(Eligibility eligibility, Inventory inventory) {
    this.eligibility = eligibility;
    this.inventory = inventory;
    view = eligibility.view;
    shares = new short[view.size];
    consumed = new BigDecimal[view.size][];
  }

  /** Whether somebody has a share already: the next one costs no counters. */
  boolean isShareInUse(int device) {
    if (shares[device] > 0) {
      return true;
    }
    PoolState state = inventory.state(view.part(device).number());
    return !state.isFree() && state.isShared(view.numberOf[device]);
  }

  /** Whether a share, or a device some of which was shared, still has enough. */
  boolean fits(Demand.Option option, int device) {
    PoolState state = inventory.state(view.part(device).number());
    if (!eligibility.isShared(device) && (state.isFree() || !state.isHeld(view.numberOf[device]))) {
      return true;
    }
    Consumption wanted = eligibility.consumption(option, device);
    BigDecimal[] now = consumed(device, wanted);
    for (int i = 0; i < now.length; i++) {
      if (now[i].add(wanted.exact()[i]).compareTo(wanted.totals()[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  void take(Demand.Option option, int device) {
    shares[device]++;
    Consumption wanted = eligibility.consumption(option, device);
    BigDecimal[] now = consumed(device, wanted);
    for (int i = 0; i < now.length; i++) {
      now[i] = now[i].add(wanted.exact()[i]);
    }
  }

  void giveBack(Demand.Option option, int device) {
    shares[device]--;
    Consumption wanted = eligibility.consumption(option, device);
    BigDecimal[] now = consumed(device, wanted);
    for (int i = 0; i < now.length; i++) {
      now[i] = now[i].subtract(wanted.exact()[i]);
    }
  }

  /** Returns what is consumed of each capacity of a device, in its order. */
  BigDecimal[] consumed(int device, Consumption shape) {
    BigDecimal[] known = consumed[device];
    if (known == null) {
      PoolState state = inventory.state(view.part(device).number());
      known = new BigDecimal[shape.names().size()];
      for (int i = 0; i < known.length; i++) {
        known[i] =
            state.isFree()
                ? BigDecimal.ZERO
                : state.consumed(view.numberOf[device], shape.names().get(i));
      }
      consumed[device] = known;
    }
    return known;
  }
}
