package io.fairlead.dra;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many shares devices have left at most, if every share were as small as the smallest. */
final class ShareBound {

  private static final int MANY = 1 << 20;

  private final Eligibility eligibility;
  private final CapacityLedger ledger;

  ShareBound(Eligibility eligibility, CapacityLedger ledger) {
    this.eligibility = eligibility;
    this.ledger = ledger;
  }

  /** Whether the needs that only shares can meet want more shares than are left. */
  boolean refutes(List<Need> needs) {
    long wanted = 0;
    long[] devices = new long[needs.isEmpty() ? 0 : needs.get(0).candidates().length];
    Map<String, BigDecimal> smallest = new HashMap<>();
    for (Need need : needs) {
      if (onlyShares(need.candidates())) {
        wanted += need.count();
        Bits.addAll(devices, need.candidates());
        note(need, smallest);
      }
    }
    if (wanted < 2) {
      return false;
    }
    long slots = 0;
    for (int i = Bits.next(devices, 0); i >= 0 && slots < wanted; i = Bits.next(devices, i + 1)) {
      slots += slots(needs, i, smallest);
    }
    return slots < wanted;
  }

  private boolean onlyShares(long[] candidates) {
    for (int i = Bits.next(candidates, 0); i >= 0; i = Bits.next(candidates, i + 1)) {
      if (!eligibility.isShared(i)) {
        return false;
      }
    }
    return true;
  }

  private void note(Need need, Map<String, BigDecimal> smallest) {
    for (int i = Bits.next(need.candidates(), 0); i >= 0; i = Bits.next(need.candidates(), i + 1)) {
      Consumption one = eligibility.consumption(need.option(), i);
      for (int c = 0; c < one.names().size(); c++) {
        smallest.merge(one.names().get(c), one.exact()[c], BigDecimal::min);
      }
    }
  }

  private long slots(List<Need> needs, int device, Map<String, BigDecimal> smallest) {
    Demand.Option any = needs.get(0).option();
    for (Need need : needs) {
      any = Bits.has(need.candidates(), device) ? need.option() : any;
    }
    Consumption shape = eligibility.consumption(any, device);
    BigDecimal[] consumed = ledger.consumed(device, shape);
    long slots = MANY;
    for (int c = 0; c < consumed.length; c++) {
      BigDecimal one = smallest.get(shape.names().get(c));
      if (one != null && one.signum() > 0) {
        BigDecimal left = shape.totals()[c].subtract(consumed[c]).max(BigDecimal.ZERO);
        slots =
            Math.min(
                slots,
                left.divide(one, 0, RoundingMode.FLOOR).min(BigDecimal.valueOf(MANY)).longValue());
      }
    }
    return slots;
  }
}
