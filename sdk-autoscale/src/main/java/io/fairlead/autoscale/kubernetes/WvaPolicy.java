package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Proposal;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.RecommendationBuilder;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.util.Objects;

/**
 * What the first saturation analyser of llm-d's Workload Variant Autoscaler would do with one
 * variant: one replica more where the unsaturated ones have little to spare, one fewer where the
 * rest could carry the load.
 *
 * <p>Takes {@link Signal#KV_USE} and {@link Signal#WAITING} per replica; the original reads the
 * largest value of the last minute, which is up to the host. While the workload is changing, or not
 * every replica answers, it holds.
 *
 * <p><b>Invariant:</b> the answer differs from the current number by at most one and is at least 1,
 * unless the current number is 0. <b>State:</b> none.
 *
 * <p>Source: llm-d/llm-d-workload-variant-autoscaler {@code internal/saturation/analyzer.go}, with
 * one variant, so the choice by cost does not arise.
 */
public final class WvaPolicy implements ScalingPolicy {

  private static final String KIND = "wva";

  /**
   * Where saturation begins, and how much should be to spare.
   *
   * @param kvUse used share of the cache from which a replica is saturated, a fraction
   * @param waiting queued requests from which a replica is saturated
   * @param kvToSpare mean spare share below which one more replica is wanted, a fraction
   * @param waitingToSpare mean spare queue below which one more replica is wanted
   */
  public record Thresholds(double kvUse, double waiting, double kvToSpare, double waitingToSpare) {

    /** What the project's documentation gives: 0.80, 5, 0.10, 3. */
    public static final Thresholds DOCUMENTED = new Thresholds(0.80, 5, 0.10, 3);

    public Thresholds {
      requireFraction(kvUse, "kvUse");
      requirePositive(waiting, "waiting");
      requireFraction(kvToSpare, "kvToSpare");
      requirePositive(waitingToSpare, "waitingToSpare");
    }
  }

  /** Nothing is remembered but whether it was read back. */
  private record Kept(boolean restored) implements State {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public int schemaVersion() {
      return 1;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object().put("kind", KIND).put("schemaVersion", 1).build();
    }
  }

  private final Thresholds thresholds;

  private WvaPolicy(Thresholds thresholds) {
    this.thresholds = Objects.requireNonNull(thresholds, "thresholds");
  }

  /** Returns the first saturation analyser, V1. */
  public static WvaPolicy v1(Thresholds thresholds) {
    return new WvaPolicy(thresholds);
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public State initial() {
    return new Kept(false);
  }

  @Override
  public State restore(Json.Obj json, Moment now) {
    String kind = json.text("kind");
    if (!KIND.equals(kind)) {
      throw violated("kind of the state", "'wva'", kind == null ? "absent" : kind);
    }
    if (StateReader.integer(json, "schemaVersion") != 1) {
      throw violated("schemaVersion of the state 'wva'", "1", json.get("schemaVersion") + "");
    }
    return new Kept(true);
  }

  @Override
  public Decision decide(Observation observation, State state, Moment now) {
    if (!(state instanceof Kept kept)) {
      throw violated(
          "state", "one that the policy 'wva' made", "a state of '" + state.kind() + "'");
    }
    RecommendationBuilder builder =
        Recommendation.holding(observation.desired()).restored(kept.restored());
    Spare spare = spare(observation);
    int current = observation.desired();
    if (spare.reporting() == 0
        || spare.reporting() != current
        || observation.reported() != current) {
      builder
          .confidence(spare.reporting() == 0 ? Confidence.BLIND : Confidence.KNOWN)
          .binding(
              Binding.of(
                  Step.GUARD,
                  "in-transition",
                  spare.reporting(),
                  current,
                  "of "
                      + current
                      + " replicas "
                      + observation.reported()
                      + " are there and "
                      + spare.reporting()
                      + " report"));
    } else {
      moved(builder, current, spare);
    }
    return Decision.of(builder.build(), new Kept(false));
  }

  @Override
  public Explanation explain(Observation observation, State state, Moment now) {
    Recommendation recommendation = decide(observation, state, now).recommendation();
    ExplanationBuilder trace = new ExplanationBuilder();
    trace.input(Signal.KV_USE.name(), observation.reading(Signal.KV_USE));
    trace.input(Signal.WAITING.name(), observation.reading(Signal.WAITING));
    String text = recommendation.binding().text();
    trace.proposal(Proposal.of(KIND, "", recommendation.replicas(), text));
    return trace.build(recommendation);
  }

  /**
   * What the replicas have to spare.
   *
   * @param reporting replicas of which both values are known
   * @param free those of them that are not saturated
   * @param kv mean spare share of their cache, 0 without one
   * @param waiting mean spare queue of theirs, 0 without one
   */
  private record Spare(int reporting, int free, double kv, double waiting) {}

  private Spare spare(Observation observation) {
    int reporting = 0;
    int free = 0;
    double kvSpare = 0;
    double waitingSpare = 0;
    for (int row = 0; row < observation.replicas(); row++) {
      double kv = observation.value(Signal.KV_USE, row);
      double waiting = observation.value(Signal.WAITING, row);
      if (!(kv >= 0) || !(waiting >= 0)) {
        continue; // unknown or nonsense: not reporting
      }
      reporting++;
      if (kv < thresholds.kvUse() && waiting < thresholds.waiting()) {
        free++;
        kvSpare += thresholds.kvUse() - kv;
        waitingSpare += thresholds.waiting() - waiting;
      }
    }
    return new Spare(
        reporting, free, free == 0 ? 0 : kvSpare / free, free == 0 ? 0 : waitingSpare / free);
  }

  private void moved(RecommendationBuilder builder, int current, Spare spare) {
    boolean byCache = spare.kv() < thresholds.kvToSpare();
    boolean up = byCache || spare.waiting() < thresholds.waitingToSpare();
    boolean down = !up && current > 1 && couldCarry(spare.free(), spare.kv(), spare.waiting());
    String text =
        spare.free()
            + " of "
            + current
            + " unsaturated, with a cache of "
            + Numbers.text(spare.kv())
            + " and a queue of "
            + Numbers.text(spare.waiting())
            + " to spare on average";
    builder
        .replicas(up ? current + 1 : down ? current - 1 : current)
        .binding(
            Binding.of(
                Step.METRIC,
                up ? "little-to-spare" : down ? "much-to-spare" : "enough-to-spare",
                byCache || !up ? spare.kv() : spare.waiting(),
                byCache || !up ? thresholds.kvToSpare() : thresholds.waitingToSpare(),
                text));
  }

  /** Whether one unsaturated replica fewer would leave both spares at their triggers or above. */
  private boolean couldCarry(int free, double kv, double waiting) {
    if (free < 2) {
      return false;
    }
    double factor = (double) free / (free - 1);
    double kvLeft = thresholds.kvUse() - (thresholds.kvUse() - kv) * factor;
    double waitingLeft = thresholds.waiting() - (thresholds.waiting() - waiting) * factor;
    return kvLeft >= thresholds.kvToSpare() && waitingLeft >= thresholds.waitingToSpare();
  }
}
