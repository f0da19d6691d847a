package io.fairlead.autoscale.file;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One decision of any policy as a state file describes it ({@code schemaVersion} 1; kind policy, or
 * the name of the policy). An operator that finds a decision strange writes {@link #toJson} to a
 * file, and {@code scale explain} tells the same decision again elsewhere.
 *
 * @param policy who decides
 * @param observation what it sees
 * @param state what it remembers
 * @param last when the tick was that made the state; {@code null} where that is not known, so that
 *     ages are anchored anew and the decision is marked RESTORED
 * @param now when it decides
 */
public record PolicyCase(
    ScalingPolicy policy, Observation observation, State state, @Nullable Moment last, Moment now) {

  /** The kind of the file, whatever the policy is. */
  public static final String KIND = "policy";

  public PolicyCase {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(observation, "observation");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(now, "now");
  }

  /**
   * Reads a state file.
   *
   * @param own signals of third parties that the policy reads
   * @throws PolicyFileException with every problem of the file
   */
  public static PolicyCase of(ScalingPolicy policy, Json.Obj file, Signal... own) {
    List<PolicyFileException.Problem> problems = new ArrayList<>();
    PolicyCase read =
        new PolicyCaseReader(policy, new Members(problems, file, ""), List.of(own)).read();
    if (!problems.isEmpty() || read == null) {
      throw new PolicyFileException(problems);
    }
    return read;
  }

  /** Returns what the policy decides, and remembers. */
  public Decision decide() {
    return policy.decide(observation, state, now);
  }

  /** Returns why; its data has the members of the next state file as {@code next}. */
  public Explanation explain() {
    Json.Obj next =
        Json.object().put("lastTick", moment(now)).put("state", decide().next().toJson()).build();
    return policy.explain(observation, state, now).with(Json.object().put("next", next).build());
  }

  /** Returns the state file; views of the observation are left out. */
  public Json.Obj toJson() {
    var file =
        Json.object()
            .put("schemaVersion", 1)
            .put("kind", KIND)
            .put("now", now.wall().toString())
            .put("nanos", now.nanos());
    observation.toJson().members().forEach(file::put);
    return file.put("lastTick", last == null ? null : moment(last))
        .put("state", state.toJson())
        .build();
  }

  private static Json.Obj moment(Moment of) {
    return Json.object().put("now", of.wall().toString()).put("nanos", of.nanos()).build();
  }
}
