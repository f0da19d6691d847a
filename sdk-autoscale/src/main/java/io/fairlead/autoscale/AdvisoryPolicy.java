package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** See {@link Policies#advisory}. */
final class AdvisoryPolicy implements ScalingPolicy {

  private static final String KIND = "advisory";

  /**
   * The account of both, and their states.
   *
   * @param ticks decisions so far
   * @param agreed of these, how often both asked for the same
   * @param replicaSeconds what the watching policy would have used more, negative for less
   * @param difference by how many replicas they differed at the last tick
   * @param at when that was, monotonic nanoseconds
   */
  private record Account(
      State acting,
      State watching,
      long ticks,
      long agreed,
      double replicaSeconds,
      int difference,
      long at)
      implements State {

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
      return new Account(
          acting.unbroken(), watching.unbroken(), ticks, agreed, replicaSeconds, difference, at);
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", KIND)
          .put("schemaVersion", 1)
          .put("ticks", ticks)
          .put("agreed", agreed)
          .put("replicaSeconds", replicaSeconds)
          .put("difference", difference)
          .put("acting", acting.toJson())
          .put("watching", watching.toJson())
          .build();
    }
  }

  private final ScalingPolicy acting;
  private final ScalingPolicy watching;

  AdvisoryPolicy(ScalingPolicy acting, ScalingPolicy watching) {
    this.acting = Objects.requireNonNull(acting, "acting");
    this.watching = Objects.requireNonNull(watching, "watching");
  }

  @Override
  public String name() {
    return KIND + "(" + acting.name() + ", " + watching.name() + ")";
  }

  @Override
  public State initial() {
    return new Account(acting.initial(), watching.initial(), 0, 0, 0, 0, 0);
  }

  @Override
  public State restore(Json.Obj json, Moment now) {
    States.require(json, KIND, 1);
    return new Account(
        acting.restore(States.object(json, "acting"), now),
        watching.restore(States.object(json, "watching"), now),
        States.number(json, "ticks"),
        States.number(json, "agreed"),
        States.real(json, "replicaSeconds"),
        States.integer(json, "difference"),
        now.nanos());
  }

  @Override
  public Decision decide(Observation observation, State state, Moment now) {
    return decide(observation, state, now, null);
  }

  @Override
  public Explanation explain(Observation observation, State state, Moment now) {
    ExplanationBuilder trace = new ExplanationBuilder();
    Recommendation answer = decide(observation, state, now, trace).recommendation();
    return trace
        .putBack(
            answer.replicas(), other -> decide(other, state, now, null).recommendation().replicas())
        .build(answer);
  }

  private Decision decide(
      Observation observation, State state, Moment now, @Nullable ExplanationBuilder trace) {
    Account account = States.own(state, Account.class, KIND);
    Decision acts = acting.decide(observation, account.acting(), now);
    Decision watches = watching.decide(observation, account.watching(), now);
    int difference = watches.recommendation().replicas() - acts.recommendation().replicas();
    // the difference of the last tick lasted until now; a clock that steps back adds nothing
    double seconds = account.ticks() == 0 ? 0 : Math.max(0, now.nanos() - account.at()) / 1e9;
    Account next =
        new Account(
            acts.next(),
            watches.next(),
            account.ticks() + 1,
            account.agreed() + (difference == 0 ? 1 : 0),
            account.replicaSeconds() + account.difference() * seconds,
            difference,
            now.nanos());
    if (trace != null) {
      trace.oneOfSeveral(acting.explain(observation, account.acting(), now));
      trace.oneOfSeveral(watching.explain(observation, account.watching(), now));
      trace.note(
          watching.name()
              + " only watches: it agreed in "
              + next.agreed()
              + " of "
              + next.ticks()
              + " decisions and would have used "
              + Numbers.text(Math.rint(next.replicaSeconds()))
              + " replica-seconds more");
    }
    return Decision.of(acts.recommendation(), next);
  }
}
