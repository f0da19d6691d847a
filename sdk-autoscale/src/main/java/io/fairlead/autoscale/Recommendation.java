package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import java.util.List;

/** How many replicas, and how sure. Fields will come, so this is no record. */
public interface Recommendation {

  /** Returns the number of replicas that should run, at least 0; the current number to hold. */
  int replicas();

  /** Returns the number that was wanted before this decision. */
  int current();

  /** Returns what the host should do. */
  Action action();

  /** Returns what decided: the last step that set or kept the number. */
  Binding binding();

  /** Returns how much is known. */
  Confidence confidence();

  /**
   * Returns the replicas to end, best first; empty when not shrinking or when it does not matter.
   */
  List<String> victims();

  /**
   * Returns whether this is the first decision after the state was read back from a file: ages were
   * anchored anew, and what happened in between was not seen.
   */
  boolean restored();

  /** Returns this as data. */
  Json.Obj toJson();

  /** What the host should do. */
  enum Action {
    /** Set the number of replicas. */
    SCALE,
    /** Leave it. */
    HOLD,
    /** This policy does not scale this variant at present. */
    DISABLED,
    /** Inputs do not allow a decision; leave it and tell somebody. */
    ERROR
  }

  /** How much is known. */
  enum Confidence {
    /** The inputs and the history carry the answer. */
    KNOWN,
    /** The answer stands, but not to the risk that was asked for. */
    LIMITED,
    /** Too little was seen yet; the answer rests on the profile. */
    LEARNING,
    /** The inputs are missing or unsound. */
    BLIND
  }

  /** Starts a recommendation to hold the current number. */
  static RecommendationBuilder holding(int current) {
    return new RecommendationBuilder(current);
  }

  /** Starts a recommendation that says the same. */
  default RecommendationBuilder toBuilder() {
    RecommendationBuilder builder = new RecommendationBuilder(current());
    builder = action() == Action.SCALE ? builder.replicas(replicas()) : builder.hold(action());
    return builder
        .binding(binding())
        .confidence(confidence())
        .victims(victims())
        .restored(restored());
  }

  /** Returns whether the number rests on inputs that can be trusted. */
  default boolean informed() {
    return action() != Action.ERROR && confidence() != Confidence.BLIND;
  }
}
