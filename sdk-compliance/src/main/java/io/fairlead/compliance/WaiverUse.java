package io.fairlead.compliance;

/** What a waiver was good for in one check: how many gaps it covers. Not thread-safe. */
final class WaiverUse {

  private final Waiver waiver;
  private final boolean holds;
  private long covered;

  /**
   * Begins a check in which nothing is covered yet.
   *
   * @param holds whether the waiver holds on the day of the check
   */
  WaiverUse(Waiver waiver, boolean holds) {
    this.waiver = waiver;
    this.holds = holds;
  }

  Waiver waiver() {
    return waiver;
  }

  boolean holds() {
    return holds;
  }

  /** Returns the number of gaps it covers; of one that has expired, those it would cover. */
  long covered() {
    return covered;
  }

  void cover(long gaps) {
    covered += gaps;
  }

  /** Says who answers for a gap, why and until when, or that nobody does any more. */
  String excuse() {
    return holds
        ? "waived until " + waiver.expires() + " by " + waiver.approver() + ": " + waiver.reason()
        : "the waiver by " + waiver.approver() + " expired on " + waiver.expires();
  }
}
