package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Slo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what one replica serves, where arrivals are divided: at each of n replicas an index of
 * dispersion D is 1 + (D - 1) / n. Bursts that are too much for the replicas of now may be none for
 * more; then it is looked for at how many an objective can be met. One call, nothing kept.
 */
final class CapacitySearch {

  private final ReplicaModel model;
  private final Mix mix;
  private final double dispersion;
  private final List<Slo> slos;
  private final int ready;
  private final long now;
  private final int most;

  /**
   * @param dispersion of all arrivals
   * @param ready replicas that serve now; at least one is reckoned with
   * @param now monotonic nanoseconds
   */
  CapacitySearch(
      ReplicaModel model, Mix mix, double dispersion, SloPolicy policy, int ready, long now) {
    this.model = model;
    this.mix = mix;
    this.dispersion = dispersion;
    this.slos = policy.slos();
    this.ready = Math.max(1, ready);
    this.now = now;
    this.most = policy.max();
  }

  /** Returns the index of dispersion at one of so many replicas. */
  static double atEach(double dispersion, int replicas) {
    return 1 + (dispersion - 1) / Math.max(1, replicas);
  }

  private Sizing among(int replicas) {
    return Sizing.of(model, mix, atEach(dispersion, replicas), slos);
  }

  /**
   * Returns what one serves.
   *
   * @param last what was found before and does not hold for the replicas of now
   * @param present one of these
   */
  Sized found(@Nullable Sized last, Sizing present) {
    int shared = last == null ? 1 : last.among();
    if (last != null && shared > ready && last.holds(model, mix, atEach(dispersion, shared), now)) {
      return last.used(shared);
    }
    Sized found =
        Sized.of(model, present, last == null ? Double.NaN : last.capacity().rate(), 1, now);
    boolean bursts = !found.capacity().reachable() && Sizing.of(model, mix, 1, slos).reachable();
    for (long more = 2L * ready; bursts && more < 2L * most; more *= 2) {
      int replicas = (int) Math.min(most, more);
      Sized other = Sized.of(model, among(replicas), Double.NaN, replicas, now);
      if (other.capacity().reachable()) {
        return other;
      }
    }
    return found;
  }
}
