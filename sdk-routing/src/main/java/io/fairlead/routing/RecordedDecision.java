package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNoNull;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decision with all that it depended on: what is kept, written to a file, replayed and explained.
 *
 * @param profile name of the profile that decided
 * @param endpoint name of the chosen endpoint, {@code null} if rejected
 * @param fallbacks names of the fallbacks, best first
 * @param margin see {@link Routed#margin}; NaN if rejected
 * @param code why it was rejected, {@code null} if routed
 * @param input what was decided on
 * @param host the filters that the host put before those of the profile, as {@link
 *     io.fairlead.routing.stages.HostFilters#toJson} has them; {@code null} for none
 */
public record RecordedDecision(
    String profile,
    @Nullable String endpoint,
    List<String> fallbacks,
    double margin,
    @Nullable String code,
    DecisionInput input,
    Json.@Nullable Obj host) {

  /** Version of the form that {@link #toJson} writes. */
  public static final int SCHEMA_VERSION = 1;

  public RecordedDecision {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(input, "input");
    fallbacks = List.copyOf(requireNoNull(fallbacks, "fallbacks"));
    if ((endpoint == null) == (code == null)) {
      throw violated("endpoint", "given where code is not, and only there", endpoint + ", " + code);
    }
  }

  /** Returns the record of a decision. */
  public static RecordedDecision of(RoutingDecision decision, DecisionInput input) {
    if (decision instanceof Routed routed) {
      List<String> fallbacks = new ArrayList<>();
      routed.fallbacks().forEach(fallback -> fallbacks.add(fallback.name()));
      String endpoint = routed.endpoint().name();
      return new RecordedDecision(
          decision.profile(), endpoint, fallbacks, routed.margin(), null, input, null);
    }
    String code = ((Rejected) decision).code();
    return new RecordedDecision(decision.profile(), null, List.of(), Double.NaN, code, input, null);
  }

  /** Returns the same record with the filters of a host. */
  public RecordedDecision withHost(Json.Obj filters) {
    return new RecordedDecision(profile, endpoint, fallbacks, margin, code, input, filters);
  }

  /**
   * Decides again on the recorded input. The recorded profile has to come to the same bit for bit;
   * of another one only the endpoint, or the code, is compared: its fallbacks and its margin are of
   * another sum.
   *
   * @param other the profile that decides now, behind the filters of {@link #host}
   */
  public ReplayOutcome replay(RoutingProfile other) {
    if (other.name().equals(profile)) {
      String difference = differenceFrom(other.decide(input));
      return new ReplayOutcome(
          difference.isEmpty() ? ReplayOutcome.Kind.SAME : ReplayOutcome.Kind.DIFFERENT,
          difference);
    }
    RoutingExplanation explained = other.explain(input);
    RecordedDecision now = of(explained.decision(), input);
    String difference = differenceInOutcome(now);
    if (difference.isEmpty()) {
      return new ReplayOutcome(ReplayOutcome.Kind.SAME, "");
    }
    boolean tied =
        endpoint != null
            && now.endpoint != null
            && total(explained, endpoint) == total(explained, now.endpoint);
    return new ReplayOutcome(
        tied ? ReplayOutcome.Kind.TIED : ReplayOutcome.Kind.DIFFERENT, difference);
  }

  private static double total(RoutingExplanation explained, String endpoint) {
    return explained.endpoints().stream()
        .filter(verdict -> verdict.endpoint().equals(endpoint))
        .mapToDouble(RoutingExplanation.Verdict::total)
        .findFirst()
        .orElse(Double.NaN);
  }

  /**
   * Compares with a decision on the same input, bit for bit.
   *
   * @return what differs, in one line; empty if nothing does
   */
  public String differenceFrom(RoutingDecision other) {
    RecordedDecision replayed = of(other, input);
    String difference = differenceInOutcome(replayed);
    if (!difference.isEmpty()) {
      return difference;
    }
    if (!fallbacks.equals(replayed.fallbacks)) {
      return "fallbacks were " + fallbacks + ", are " + replayed.fallbacks;
    }
    if (Double.doubleToLongBits(margin) != Double.doubleToLongBits(replayed.margin)) {
      return "margin was " + margin + ", is " + replayed.margin;
    }
    return "";
  }

  private String differenceInOutcome(RecordedDecision other) {
    if (!Objects.equals(code, other.code)) {
      return "was " + outcome() + ", is " + other.outcome();
    }
    return Objects.equals(endpoint, other.endpoint)
        ? ""
        : "endpoint was " + endpoint + ", is " + other.endpoint;
  }

  private String outcome() {
    return code == null ? "routed to " + endpoint : "rejected: " + code;
  }

  /**
   * Returns the record as data, for a file. Attributes of a type that Fairlead does not know are
   * left out, and named under {@code attributesLeftOut}.
   */
  public Json.Obj toJson() {
    return DecisionJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if something is missing or wrong; the message names its path
   */
  public static RecordedDecision fromJson(Json.Obj json) {
    return DecisionJson.read(json);
  }
}
