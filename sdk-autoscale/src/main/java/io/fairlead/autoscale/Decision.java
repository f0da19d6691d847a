package io.fairlead.autoscale;

import java.util.Objects;

/** What a policy recommends, and what it remembers. */
public interface Decision {

  /** Returns what to do. */
  Recommendation recommendation();

  /** Returns the state to hand in at the next tick. */
  State next();

  /** Returns a decision of these two. */
  static Decision of(Recommendation recommendation, State next) {
    Objects.requireNonNull(recommendation, "recommendation");
    Objects.requireNonNull(next, "next");
    return new Decision() {
      @Override
      public Recommendation recommendation() {
        return recommendation;
      }

      @Override
      public State next() {
        return next;
      }

      @Override
      public String toString() {
        return recommendation.toString();
      }
    };
  }
}
