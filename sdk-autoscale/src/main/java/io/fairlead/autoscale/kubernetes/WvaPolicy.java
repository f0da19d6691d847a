package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Change;
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
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Reads an entry of the analyser's ConfigMap ({@code wva-saturation-scaling-config}): {@code
     * kvCacheThreshold}, {@code queueLengthThreshold}, {@code kvSpareTrigger}, {@code
     * queueSpareTrigger}. What else is in it belongs to later analysers.
     *
     * @throws IllegalArgumentException if one is missing, which the original takes for 0, or is out
     *     of range
     */
    public static Thresholds fromJson(Json.Obj entry) {
      return new Thresholds(
          number(entry, "kvCacheThreshold"),
          number(entry, "queueLengthThreshold"),
          number(entry, "kvSpareTrigger"),
          number(entry, "queueSpareTrigger"));
    }

    private static double number(Json.Obj entry, String name) {
      if (entry.get(name) instanceof Json.Num number) {
        return number.doubleValue();
      }
      Json given = entry.get(name);
      throw violated(
          name, "a number", given == null ? "absent (the original takes 0 for it)" : given);
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
    public State unbroken() {
      return new Kept(false);
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
    if (JsonValues.integer(json, "schemaVersion") != 1) {
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
    WvaSpare spare = WvaSpare.of(observation, thresholds);
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
    if (recommendation.binding().step() != Step.GUARD) {
      nearest(observation, state, now, recommendation.replicas()).forEach(trace::change);
    }
    return trace.build(recommendation);
  }

  /** By the means over the replicas: all have as much more, or less in proportion. */
  private List<Change> nearest(Observation observation, State state, Moment now, int replicas) {
    List<Change> changes = new ArrayList<>();
    for (Signal signal : List.of(Signal.KV_USE, Signal.WAITING)) {
      double mean = WvaSpare.mean(observation, signal);
      changes.addAll(
          NearestValue.changes(
              "mean " + signal.name(),
              mean,
              signal.equals(Signal.KV_USE) ? 1 : WvaSpare.MOST,
              replicas,
              other -> WvaSpare.moved(observation, signal, mean, other),
              there -> decide(there, state, now).recommendation().replicas()));
    }
    return changes;
  }

  private void moved(RecommendationBuilder builder, int current, WvaSpare spare) {
    int wanted = spare.wanted(current);
    boolean byCache = wanted <= current || spare.kv() < thresholds.kvToSpare();
    String code =
        wanted > current
            ? "little-to-spare"
            : wanted < current ? "much-to-spare" : "enough-to-spare";
    String text =
        spare.free()
            + " of "
            + current
            + " unsaturated, with a cache of "
            + Numbers.text(spare.kv(), 4, RoundingMode.HALF_EVEN)
            + " and a queue of "
            + Numbers.text(spare.waiting(), 4, RoundingMode.HALF_EVEN)
            + " to spare on average";
    builder
        .replicas(wanted)
        .binding(
            Binding.of(
                Step.METRIC,
                code,
                byCache ? spare.kv() : spare.waiting(),
                byCache ? thresholds.kvToSpare() : thresholds.waitingToSpare(),
                text));
  }
}
