package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.replay.Candidate;
import io.fairlead.autoscale.replay.MetricInput;
import io.fairlead.autoscale.replay.PolicyTimeline;
import io.fairlead.autoscale.replay.Replay;
import io.fairlead.autoscale.replay.ReplayMode;
import io.fairlead.autoscale.slo.Profile;
import io.fairlead.autoscale.slo.ReplicaModel;
import io.fairlead.autoscale.slo.SloPolicy;
import io.fairlead.kernel.Json;
import io.fairlead.servers.files.SeriesFile;
import io.fairlead.simulation.ServerProfile;
import io.fairlead.simulation.StepLatency;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recording teaches Fairlead's own policy what the live signals would have. */
class RecordedFleetTest {

  private static final double ALPHA = 0.020;
  private static final double BETA = 8e-5;
  private static final double GAMMA = 2e-7;
  private static final int PROMPT = 600;
  private static final int OUTPUT = 150;
  private static final List<String> NAMES =
      List.of(
          "arrivals",
          "step-seconds",
          "decoding",
          "prompt-length",
          "output-length",
          "prompt-length-buckets",
          "output-length-buckets",
          "ttft-buckets",
          "tpot-buckets");

  /** Remembers the last state, which a replay keeps to itself. */
  private static final class Watched implements ScalingPolicy {
    private final ScalingPolicy policy;
    private State last;

    Watched(ScalingPolicy policy) {
      this.policy = policy;
      last = policy.initial();
    }

    @Override
    public String name() {
      return policy.name();
    }

    @Override
    public State initial() {
      return policy.initial();
    }

    @Override
    public State restore(Json.Obj json, Moment now) {
      return policy.restore(json, now);
    }

    @Override
    public Decision decide(Observation observation, State state, Moment now) {
      Decision decision = policy.decide(observation, state, now);
      last = decision.next();
      return decision;
    }

    @Override
    public Explanation explain(Observation observation, State state, Moment now) {
      return policy.explain(observation, state, now);
    }
  }

  private static RecordedFleet recorded() {
    ServerProfile servers =
        ServerProfile.create(
            p ->
                p.latency(new StepLatency(ALPHA * 1e9, BETA * 1e9, GAMMA * 1e9, BETA * 1e9))
                    .prefixCaching(false)
                    .blocks(60_000)
                    .maxSequences(256));
    RecordedFleet fleet = new RecordedFleet(3, servers, 5);
    fleet.run(480, t -> 10 + 7 * Math.sin(t / 700), PROMPT, OUTPUT);
    return fleet;
  }

  /** Off by a third and more in each number. */
  private static Profile wrong() {
    return Profile.of(ALPHA * 1.35, BETA * 0.7, GAMMA * 0.7).withUncertainty(0.3);
  }

  private static Watched policy() {
    return new Watched(
        SloPolicy.builder(
                new Slo(Slo.Metric.TTFT, Duration.ofSeconds(1), 0.95),
                new Slo(Slo.Metric.TPOT, Duration.ofMillis(50), 0.95))
            .profile(wrong())
            .bounds(1, 20)
            .build());
  }

  private static Replay replay(RecordedFleet fleet) {
    Replay replay = Replay.of();
    for (String name : NAMES) {
      replay.series(SeriesFile.read(fleet.answer(name), name + ".json", name));
    }
    return replay;
  }

  private static Candidate candidate(ScalingPolicy policy) {
    return new Candidate("slo", policy, Candidate.SYNC, 1, 20, MetricInput.signals());
  }

  @Test
  void learnsFromARecordingWhatTheServersWereMadeOf() {
    Watched policy = policy();
    replay(recorded()).candidate(candidate(policy), ReplayMode.RECORDED).run();
    Json.Obj state = policy.last.toJson();
    ReplicaModel model = ReplicaModel.restore(wrong(), (Json.Obj) state.get("model"));
    assertThat(model.samples()).isGreaterThan(1_000);
    // lengths are exponential: E[o²] = 2 E[o]²
    double square = 2.0 * OUTPUT * OUTPUT;
    Interval product = Interval.exactly((double) PROMPT * OUTPUT);
    LengthMoments lengths = new LengthMoments(PROMPT, PROMPT, OUTPUT, product, square, 1);
    double none = model.stepSeconds(0, lengths).mean();
    double slope = model.stepSeconds(1, lengths).mean() - none;
    ReplicaModel truth = ReplicaModel.prior(Profile.of(ALPHA, BETA, GAMMA));
    double wanted = truth.stepSeconds(1, lengths).mean() - ALPHA;
    System.out.printf(
        "learned from a recording: base %.4f of %s, each %.6f of %.6f%n",
        none, ALPHA, slope, wanted);
    assertThat(none).isCloseTo(ALPHA, within(0.05 * ALPHA));
    assertThat(slope).isCloseTo(wanted, within(0.05 * wanted));
    Json.Obj seen = (Json.Obj) state.get("lengths");
    assertThat(number(seen, "input")).isCloseTo(PROMPT, within(0.1 * PROMPT));
    assertThat(number(seen, "output")).isCloseTo(OUTPUT, within(0.1 * OUTPUT));
    // latencies correct what is left, and did so far with few buckets at the objectives
    assertThat(number((Json.Obj) state.get("correction"), "factor")).isBetween(0.5, 2.0);
    Json.Arr sums = (Json.Arr) ((Json.Obj) state.get("correction")).get("sums");
    assertThat(((Json.Num) sums.items().get(0)).doubleValue()).isPositive();
  }

  private static double number(Json.Obj json, String name) {
    return ((Json.Num) json.get(name)).doubleValue();
  }

  @Test
  void whatDependsOnReplicasIsNotShownInAClosedReplay() {
    PolicyTimeline closed =
        replay(recorded())
            .conserved("arrivals")
            .conserved("prompt-length")
            .conserved("output-length")
            .candidate(candidate(policy()), ReplayMode.CLOSED)
            .run()
            .timelines()
            .get(0);
    assertThat(closed.refused()).isEmpty();
    assertThat(String.join("\n", closed.notes()))
        .contains("not shown to slo: step-seconds depends on how many replicas serve")
        .contains("not shown to slo: ttft-buckets depends on how many replicas serve")
        .contains("not shown to slo: output-length-buckets is not declared conserved")
        .doesNotContain("prompt-length is not");
  }

  @Test
  void aLatencyWithoutEdgesIsNoDistribution() {
    Watched policy = policy();
    PolicyTimeline timeline =
        Replay.of(
                SeriesFile.read("time,value\n0,3\n15,4\n".getBytes(), "a.csv", "arrivals"),
                SeriesFile.read("time,value\n0,0.2\n15,0.3\n".getBytes(), "t.csv", "ttft_buckets"))
            .candidate(candidate(policy), ReplayMode.RECORDED)
            .run()
            .timelines()
            .get(0);
    assertThat(timeline.notes())
        .anyMatch(note -> note.contains("ttft-buckets must have the label"));
  }
}
