package io.fairlead.dra;

/** How far bounds can see: up to the first request that could end in an error. */
final class Horizon {

  private Horizon() {}

  /** Returns how many requests, of all claims in order, cannot fail. */
  static int of(Eligibility eligibility, Ledger ledger, int[][] everything) {
    int number = 0;
    boolean risky = false;
    boolean limited = false;
    int first = -1;
    for (Demand.Claim claim : eligibility.demand.claims()) {
      long most = 0;
      for (Demand.Request request : claim.requests()) {
        long own = 0;
        for (Demand.Option option : request.options()) {
          risky |= canFail(option, eligibility, ledger);
          own = Math.max(own, option.wanted(everything));
        }
        first = risky && first < 0 ? number : first;
        most += own;
        number++;
      }
      limited |= most > Demand.MOST_RESULTS;
    }
    // where the limit of results cuts in, upstream does not come to all devices
    return first < 0 ? number : limited ? 0 : first;
  }

  private static boolean canFail(Demand.Option option, Eligibility eligibility, Ledger ledger) {
    for (int i = 0; i < eligibility.view.size; i++) {
      if ((option.admin() || !ledger.isTaken(i))
          && eligibility.of(option, i) == Eligibility.FAILS) {
        return true;
      }
    }
    for (int c = 0; c < option.constrained().length; c++) {
      if (!option.constrained()[c]) {
        continue;
      } else if (option.all()) {
        return true; // a constraint that is violated then is an error
      }
      for (int i = 0; option.derived()[c] != null && i < eligibility.view.size; i++) {
        if (eligibility.of(option, i) == Eligibility.USABLE
            && ledger.value(option, c, i) == Eligibility.BROKEN) {
          return true;
        }
      }
    }
    return false;
  }
}
