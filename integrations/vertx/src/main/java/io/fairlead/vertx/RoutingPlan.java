package io.fairlead.vertx;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.Signal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a gateway adds to its own filters to make a profile.
 *
 * @param name of the profile, in telemetry and explanations
 * @param stages adds filters, scorers and a picker to a builder that has the gateway's filters
 *     already
 * @param signals fill the request columns that the stages read
 */
public record RoutingPlan(
    String name, UnaryOperator<RoutingProfile.Builder> stages, List<Signal> signals) {

  public RoutingPlan {
    requireNotBlank(name, "name");
    Objects.requireNonNull(stages, "stages");
    signals = List.copyOf(signals);
  }
}
