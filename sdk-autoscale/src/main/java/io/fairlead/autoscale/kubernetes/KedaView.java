package io.fairlead.autoscale.kubernetes;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What KEDA's scalers would answer at one moment; a view of an {@link
 * io.fairlead.autoscale.Observation}. A trigger of the object that is not listed is one whose query
 * failed.
 *
 * @param triggers the answers
 * @param event which of KEDA's two clocks ticks
 */
public record KedaView(List<Answer> triggers, Event event) {

  /** Which of KEDA's two clocks ticks. */
  public enum Event {
    /** The operator's own loop, every {@code pollingInterval}: between 0 and 1. */
    POLL,
    /** A sync of the autoscaler that KEDA made, every 15 s: between 1 and N. */
    HPA,
    /** Whichever is due since the last time, by the clocks in the state; the poll goes first. */
    DUE
  }

  /**
   * The answer of one trigger.
   *
   * @param name the trigger's name, else the metric's ({@code s0-prometheus}), else its type if no
   *     other trigger has that type
   * @param value of the metric; NaN if the query failed
   * @param error why the query failed, or {@code null}
   * @param active what the scaler says of activity; {@code null} to compare the value with the
   *     trigger's activation threshold
   * @param target per replica, for scalers that tell it at run time (external ones); NaN to take it
   *     from the trigger's metadata
   */
  public record Answer(
      String name, double value, @Nullable String error, @Nullable Boolean active, double target) {

    public Answer {
      Objects.requireNonNull(name, "name");
    }

    /** Returns a value whose activity follows from the trigger's threshold. */
    public static Answer of(String name, double value) {
      return new Answer(name, value, null, null, Double.NaN);
    }

    /** Returns a query that failed. */
    public static Answer failed(String name, String error) {
      return new Answer(name, Double.NaN, error, null, Double.NaN);
    }
  }

  public KedaView {
    triggers = List.copyOf(triggers);
    Objects.requireNonNull(event, "event");
  }

  /**
   * Reads the parts {@code triggers} and {@code event} of a state file (kind keda).
   *
   * @throws io.fairlead.autoscale.PolicyFileException if a member has another form than the schema
   *     says, or is not known
   */
  public static KedaView fromJson(Json.Obj state) {
    return KedaReader.view(StateForms.TRIGGERS.part(state));
  }
}
