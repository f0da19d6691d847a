package io.fairlead.autoscale.replay;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Proposal;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One policy on its way from the first moment to the last: decides at its own pace, and says every
 * 15 s what it said last. It can be {@linkplain #copy() copied} on its way, and a copy says the
 * same from there on.
 */
final class PolicyRun {

  /** Beyond that many changes the steps are still right, but nobody is told why. */
  private static final int MOST_EXPLAINED = 5_000;

  private static final Binding UNKNOWN =
      Binding.of(
          Step.QUALITY,
          "replicas-unknown",
          Double.NaN,
          Double.NaN,
          "nobody recorded how many replicas ran at that time");

  private final Candidate candidate;
  private final Observer observer;
  private final Fleet.Source source;
  private final long from;
  private State state;
  private @Nullable ReplayStep last;
  private long next;

  PolicyRun(Candidate candidate, Observer observer, Fleet.Source source, long from) {
    this.candidate = candidate;
    this.observer = observer;
    this.source = source;
    this.from = from;
    this.state = candidate.policy().initial();
  }

  /** Returns one that goes on from here by itself. */
  PolicyRun copy() {
    PolicyRun copy = new PolicyRun(candidate, observer, source.copy(), from);
    copy.state = state;
    copy.last = last;
    copy.next = next;
    return copy;
  }

  /**
   * Goes on to the next step.
   *
   * @param changes is told those on the way; {@code null} if nobody wants to know
   */
  ReplayStep step(int step, @Nullable List<ReplayChange> changes) {
    long now = step * Replay.STEP.toMillis();
    for (; next <= now; next += candidate.periodMillis()) {
      last = decided(from + next, changes);
    }
    return at(from + now);
  }

  /** What was said last, and who serves by now. */
  private ReplayStep at(long now) {
    ReplayStep said = Objects.requireNonNull(last);
    Fleet fleet = source.at(now);
    return new ReplayStep(
        Instant.ofEpochMilli(now),
        said.replicas(),
        fleet == null ? said.running() : fleet.desired(),
        fleet == null ? 0 : fleet.ready(now),
        said.action(),
        said.confidence(),
        said.binding());
  }

  private ReplayStep decided(long now, @Nullable List<ReplayChange> changes) {
    Instant wall = Instant.ofEpochMilli(now);
    Fleet fleet = source.at(now);
    if (fleet == null) {
      return new ReplayStep(
          wall, OptionalInt.empty(), 0, 0, Action.ERROR, Confidence.BLIND, UNKNOWN);
    }
    Observation seen = observer.observe(fleet, now);
    Moment moment = new Moment(wall, (now - from) * 1_000_000);
    Decision decision = candidate.policy().decide(seen, state, moment);
    Recommendation said = decision.recommendation();
    ReplayStep step =
        new ReplayStep(
            wall,
            OptionalInt.of(said.replicas()),
            fleet.desired(),
            fleet.ready(now),
            said.action(),
            said.confidence(),
            said.binding());
    if (changes != null) {
      note(step, fleet, seen, moment, changes);
    }
    state = decision.next();
    source.decided(said.replicas(), now);
    return step;
  }

  private void note(
      ReplayStep step, Fleet fleet, Observation seen, Moment moment, List<ReplayChange> changes) {
    int from = previous(fleet);
    int now = step.replicas().orElse(from);
    boolean silenced = last != null && last.answered() != step.answered();
    if (now == from && !silenced && !(last == null && !step.answered())) {
      return;
    }
    if (changes.size() >= MOST_EXPLAINED) {
      changes.add(new ReplayChange(step.at(), from, now, step.binding().text(), List.of()));
      return;
    }
    Explanation why = candidate.policy().explain(seen, state, moment);
    String reason =
        step.answered()
            ? holds(step, from) + name(step.binding().step()) + ": " + step.binding().text()
            : "no answer: " + step.binding().text();
    changes.add(
        new ReplayChange(
            step.at(),
            from,
            now,
            reason,
            why.proposals().stream().map(PolicyRun::sentence).toList()));
  }

  /** Its number may be another only because another number ran; then it asked for nothing. */
  private static String holds(ReplayStep step, int before) {
    boolean followed = step.action() == Action.HOLD && step.running() != before;
    return followed ? "holds the " + step.running() + " that ran; " : "";
  }

  /** What it said before; at the start what ran. */
  private int previous(Fleet fleet) {
    return last == null || last.replicas().isEmpty() ? fleet.desired() : last.replicas().getAsInt();
  }

  private static String name(Step step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  private static String sentence(Proposal proposal) {
    String metric = proposal.metric().isEmpty() ? proposal.policy() : proposal.metric();
    return proposal.replicas().isPresent()
        ? metric
            + " asks for "
            + proposal.replicas().getAsInt()
            + ": "
            + proposal.reason()
            + measured(proposal)
        : metric + " has no answer: " + proposal.error();
  }

  /** What an autoscaler saw, under the names that its status has. */
  private static String measured(Proposal proposal) {
    if (!(proposal.details().get("current") instanceof Json.Obj current)) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    current
        .members()
        .forEach(
            (name, value) ->
                words
                    .append(words.isEmpty() ? " (" : ", ")
                    .append(name)
                    .append(' ')
                    .append(
                        value instanceof Json.Str text
                            ? text.value()
                            : value instanceof Json.Num number
                                ? number.text() + (name.endsWith("Utilization") ? " %" : "")
                                : value));
    return words.isEmpty() ? "" : words.append(')').toString();
  }
}
