package io.fairlead.autoscale.capacity;

import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.capacity.v1beta1.ScalableRef;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.util.Locale;
import java.util.OptionalInt;

/** How large an active buffer should be. */
public final class BufferSize {

  private final Confidence confidence;
  private final int ready;
  private final int needed;
  private final int neededSooner;
  private final double probability;
  private final double asked;
  private final int windows;

  BufferSize(
      Confidence confidence,
      int ready,
      int needed,
      int neededSooner,
      double probability,
      double asked,
      int windows) {
    this.confidence = confidence;
    this.ready = ready;
    this.needed = needed;
    this.neededSooner = neededSooner;
    this.probability = probability;
    this.asked = asked;
    this.windows = windows;
  }

  /**
   * Returns {@code KNOWN}; {@code LIMITED} if the history is too short for the probability asked
   * for; {@code BLIND} if it has no window that is as long as a start, so that there is no size.
   */
  public Confidence confidence() {
    return confidence;
  }

  /**
   * Returns pods that room is to be held for, beside the replicas that are ready: what demand may
   * rise to before a replica on a new node would serve. Absent if blind.
   */
  public OptionalInt replicas() {
    return blind() ? OptionalInt.empty() : OptionalInt.of(Math.max(0, needed - ready));
  }

  /**
   * Returns how many of {@link #replicas()} should rather run already: demand may rise to these
   * before even a start in the held room is over. Absent if blind.
   */
  public OptionalInt headroom() {
    return blind() ? OptionalInt.empty() : OptionalInt.of(Math.max(0, neededSooner - ready));
  }

  /**
   * Returns the probability that was sized for, at most the one asked for: with {@code LIMITED} the
   * highest that the history carries; NaN if blind.
   */
  public double probability() {
    return probability;
  }

  /** Returns independent windows in the history, each as long as the slowest start. */
  public int windows() {
    return windows;
  }

  /**
   * Returns the buffer as an object to apply, with a fixed number of replicas (a percentage follows
   * the workload's size instead, and is 1 pod for 20 % of 3). {@link BufferSizing#upstream} says
   * whether a quota would cut it.
   *
   * @throws IllegalStateException if blind
   */
  public CapacityBuffer toBuffer(String namespace, String name, ScalableRef of) {
    if (blind()) {
      throw new IllegalStateException(
          "there is no size: the history has no window as long as a start");
    }
    return CapacityBuffer.builder(namespace, name)
        .spec(
            s ->
                s.provisioningStrategy(BufferSizing.ACTIVE)
                    .scalableRef(any -> of.toBuilder())
                    .replicas(replicas().getAsInt()))
        .build();
  }

  private boolean blind() {
    return confidence == Confidence.BLIND;
  }

  /** Returns this as data; what is unknown is absent. */
  public Json.Obj toJson() {
    var json = Json.object().put("confidence", confidence.name().toLowerCase(Locale.ROOT));
    if (!blind()) {
      json.put("replicas", replicas().getAsInt()).put("headroom", headroom().getAsInt());
      json.put("probability", probability);
    }
    return json.put("asked", asked).put("ready", ready).put("windows", windows).build();
  }

  /** Returns this for people. */
  public String text() {
    if (blind()) {
      return "unknown: the history has no window as long as a start\n";
    }
    String limited =
        confidence == Confidence.LIMITED
            ? " ("
                + Numbers.text(asked)
                + " was asked for, the history has "
                + windows
                + " windows)"
            : "";
    return "room for "
        + replicas().getAsInt()
        + " pods, "
        + headroom().getAsInt()
        + " of them running, absorbs a rise with probability "
        + Numbers.text(probability)
        + limited
        + '\n';
  }
}
