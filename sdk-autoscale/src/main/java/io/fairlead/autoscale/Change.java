package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The nearest value of one input at which a proposal, or the answer itself, is another number,
 * found by running the policy on what it would have seen and verified by doing so: deciding on
 * {@link #there} from the same state at the same moment gives {@link #replicas}.
 *
 * @param proposal that asks for another number there; {@code null} if the answer is another, after
 *     all that limits proposals
 * @param input name of the input
 * @param from its value now
 * @param to the value at which the number is another
 * @param replicas that other number
 * @param there what would have been observed; not part of the data
 */
public record Change(
    @Nullable Proposal proposal,
    String input,
    double from,
    double to,
    int replicas,
    Observation there) {

  public Change {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(there, "there");
    if (proposal != null && proposal.replicas().orElse(-1) == replicas) {
      throw violated("replicas", "another number than that of the proposal", replicas);
    }
  }

  /** Returns this as data; a member {@code proposal} says whose number is another, if not ours. */
  public Json.Obj toJson() {
    var json = Json.object();
    if (proposal != null) {
      var whose = Json.object().put("policy", proposal.policy());
      if (!proposal.metric().isEmpty()) {
        whose.put("metric", proposal.metric());
      }
      json.put("proposal", whose.build());
    }
    return json.put("input", input)
        .put("from", from)
        .put("to", to)
        .put("replicas", replicas)
        .build();
  }
}
