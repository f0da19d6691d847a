package io.fairlead.dra;

import java.util.ArrayList;
import java.util.List;

/**
 * What constraints leave of the candidates: a device counts only if its value is one that all
 * requests of the constraint can be satisfied with; and different values must go round.
 */
final class ConstraintBound {

  private static final int ROUNDS = 4;

  private final Demand demand;
  private final List<Values> values = new ArrayList<>();
  private final boolean anyShared;

  ConstraintBound(Eligibility eligibility, Universe universe, boolean anyShared, boolean lists) {
    demand = eligibility.demand;
    this.anyShared = anyShared;
    for (int c = 0; c < demand.claims().size(); c++) {
      values.add(new Values(eligibility, universe, c, lists));
    }
  }

  /** Whether there are constraints at all. */
  boolean matters() {
    return demand.claims().stream().anyMatch(claim -> !claim.constraints().isEmpty());
  }

  /** Whether the needs cannot be met; narrows their candidates otherwise. */
  boolean refutes(List<Need> needs) {
    for (int round = 0; round < ROUNDS; round++) {
      boolean changed = false;
      for (int c = 0; c < demand.claims().size(); c++) {
        List<Demand.Constraint> constraints = demand.claims().get(c).constraints();
        for (int k = 0; k < constraints.size(); k++) {
          List<Need> concerned = concerned(needs, c, k);
          if (concerned.isEmpty()) {
            continue;
          } else if (constraints.get(k).match()) {
            changed |= narrow(concerned, values.get(c).of(k));
          } else if (round == 0 && lacksDifferent(concerned, values.get(c).of(k))) {
            return true;
          }
        }
      }
      for (Need need : needs) {
        if (changed && Bits.count(need.candidates()) < need.count()) {
          return true;
        }
      }
      if (!changed) {
        return false;
      }
    }
    return false;
  }

  /** Derived attributes may say something else of each request, so they are left alone. */
  private static List<Need> concerned(List<Need> needs, int claim, int constraint) {
    List<Need> concerned = new ArrayList<>();
    for (Need need : needs) {
      Demand.Option option = need.option();
      if (option.claim() == claim
          && option.constrained()[constraint]
          && option.derived()[constraint] == null) {
        concerned.add(need);
      }
    }
    return concerned;
  }

  private boolean narrow(List<Need> concerned, List<long[]> byValue) {
    long[] supported = new long[concerned.get(0).candidates().length];
    for (long[] devices : byValue) {
      boolean all = true;
      int sum = 0;
      long[] any = new long[supported.length];
      boolean exclusive = !anyShared;
      for (Need need : concerned) {
        all &= Bits.countBoth(need.candidates(), devices) >= need.count();
        sum += need.count();
        exclusive &= !need.option().admin();
        for (int w = 0; w < any.length; w++) {
          any[w] |= need.candidates()[w] & devices[w];
        }
      }
      if (all && (!exclusive || concerned.size() == 1 || sum <= Bits.count(any))) {
        Bits.addAll(supported, devices);
      }
    }
    boolean changed = false;
    for (Need need : concerned) {
      changed |= Bits.keep(need.candidates(), supported);
    }
    return changed;
  }

  private boolean lacksDifferent(List<Need> concerned, List<long[]> byValue) {
    long[][] wishes = new long[concerned.size()][];
    int[] counts = new int[wishes.length];
    for (int i = 0; i < wishes.length; i++) {
      long[] candidates = concerned.get(i).candidates();
      wishes[i] = Bits.of(byValue.size(), v -> Bits.countBoth(candidates, byValue.get(v)) > 0);
      counts[i] = concerned.get(i).count();
    }
    return !Matching.exists(wishes, counts, byValue.size());
  }
}
