package io.fairlead.autoscale.capacity;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer of {@link MixPlanner}. */
public final class Mix {

  /** How sure the answer is. */
  public enum Status {
    /** No mix costs less; proved, up to one part in 10^9. */
    OPTIMAL,
    /**
     * The best that the steps allowed found; {@link Mix#gap()} says how much less another may cost.
     */
    FEASIBLE,
    /** There is no mix; proved. {@link Mix#shortages()} says what is short. */
    INFEASIBLE,
    /** The steps allowed found none and proved nothing. */
    UNDECIDED
  }

  private final Status status;
  private final List<Variant> variants;
  private final double need;
  private final int[] replicas;
  private final double lowerBound;
  private final long steps;
  private final List<Shortage> shortages;

  Mix(
      Status status,
      List<Variant> variants,
      double need,
      int[] replicas,
      double lowerBound,
      long steps,
      List<Shortage> shortages) {
    this.status = status;
    this.variants = variants;
    this.need = need;
    this.replicas = replicas;
    this.lowerBound = lowerBound;
    this.steps = steps;
    this.shortages = List.copyOf(shortages);
  }

  /** Returns how sure the answer is. */
  public Status status() {
    return status;
  }

  /** Returns whether there is a mix to go by. */
  public boolean isPlan() {
    return replicas.length == variants.size() && status.compareTo(Status.FEASIBLE) <= 0;
  }

  /**
   * Returns the replicas of each variant, in the order in which they were given; empty without a
   * mix.
   */
  public List<Integer> replicas() {
    List<Integer> list = new ArrayList<>(replicas.length);
    for (int each : replicas) {
      list.add(each);
    }
    return list;
  }

  /**
   * Returns the replicas of one variant; empty without a mix or if it was not among those given.
   */
  public Optional<Integer> replicas(String variant) {
    for (int i = 0; i < replicas.length; i++) {
      if (variants.get(i).id().name().equals(variant)) {
        return Optional.of(replicas[i]);
      }
    }
    return Optional.empty();
  }

  /** Returns what the mix serves, in the unit of the need; NaN without a mix. */
  public double capacity() {
    double sum = isPlan() ? 0 : Double.NaN;
    for (int i = 0; i < replicas.length; i++) {
      sum += variants.get(i).capacity() * replicas[i];
    }
    return sum;
  }

  /** Returns what the mix costs to run; NaN without a mix. */
  public double runningCost() {
    double sum = isPlan() ? 0 : Double.NaN;
    for (int i = 0; i < replicas.length; i++) {
      sum += variants.get(i).runningCost(replicas[i]);
    }
    return sum;
  }

  /** Returns what it costs once to get there from what runs now; NaN without a mix. */
  public double changeCost() {
    double sum = isPlan() ? 0 : Double.NaN;
    for (int i = 0; i < replicas.length; i++) {
      sum += variants.get(i).changeCost(replicas[i]);
    }
    return sum;
  }

  /** Returns running and change cost together, which is what was made small; NaN without a mix. */
  public double cost() {
    return runningCost() + changeCost();
  }

  /** Returns a cost below which there is no mix; NaN without a mix. */
  public double lowerBound() {
    return isPlan() ? Math.min(lowerBound, cost()) : Double.NaN;
  }

  /**
   * Returns by which fraction of {@link #cost()} another mix may be cheaper at most: 0 if optimal;
   * NaN without a mix.
   */
  public double gap() {
    double cost = cost();
    return status == Status.OPTIMAL || cost == 0 ? 0 * cost : (cost - lowerBound()) / cost;
  }

  /** Returns the steps that the search took. */
  public long steps() {
    return steps;
  }

  /** Returns what is short; empty unless infeasible. */
  public List<Shortage> shortages() {
    return shortages;
  }

  /** Returns this as data. */
  public Json.Obj toJson() {
    var json =
        Json.object().put("status", status.name().toLowerCase(Locale.ROOT)).put("need", need);
    if (isPlan()) {
      List<Json> rows = new ArrayList<>();
      for (int i = 0; i < replicas.length; i++) {
        Variant each = variants.get(i);
        rows.add(
            Json.object()
                .put("name", each.id().name())
                .put("accelerator", each.id().accelerator())
                .put("replicas", replicas[i])
                .put("present", each.present())
                .put("capacity", each.capacity() * replicas[i])
                .put("cost", each.runningCost(replicas[i]))
                .put("changeCost", each.changeCost(replicas[i]))
                .build());
      }
      json.put("variants", rows)
          .put("capacity", capacity())
          .put("cost", cost())
          .put("lowerBound", lowerBound())
          .put("gap", gap());
    }
    return json.put("shortages", shortages.stream().map(Shortage::toJson).toList())
        .put("steps", steps)
        .build();
  }

  /** Returns this for people. */
  public String text() {
    StringBuilder text = new StringBuilder(status.name().toLowerCase(Locale.ROOT));
    if (isPlan()) {
      text.append(": serves ")
          .append(Numbers.text(capacity()))
          .append(" of ")
          .append(Numbers.text(need))
          .append(", costs ")
          .append(Numbers.text(cost()))
          .append(", gap ")
          .append(Numbers.text(gap()));
    }
    text.append('\n');
    for (int i = 0; i < replicas.length; i++) {
      Variant each = variants.get(i);
      text.append("  ")
          .append(each.id().name())
          .append(": ")
          .append(each.present())
          .append(" -> ")
          .append(replicas[i])
          .append('\n');
    }
    shortages.forEach(each -> text.append("  ").append(each.text()).append('\n'));
    return text.toString();
  }
}
