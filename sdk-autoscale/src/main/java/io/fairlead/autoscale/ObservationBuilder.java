package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts an {@link Observation} together. Values are kept as they come; what is wrong with them is
 * found here and named. Not thread-safe.
 */
public final class ObservationBuilder {

  final VariantId variant;
  int desired;
  int reported;
  final List<String> names = new ArrayList<>();
  final List<ReplicaState> states = new ArrayList<>();
  final List<Long> inState = new ArrayList<>();
  final List<StartStage> stages = new ArrayList<>();
  final Map<Signal, SignalRows> rows = new LinkedHashMap<>();
  final Map<Signal, Reading> readings = new LinkedHashMap<>();
  final Map<Slo.Metric, Buckets> latency = new EnumMap<>(Slo.Metric.class);
  final Map<Class<?>, Object> views = new LinkedHashMap<>();
  @Nullable LengthMoments lengths;
  long staleNanos = Duration.ofSeconds(60).toNanos();

  ObservationBuilder(VariantId variant) {
    this.variant = Objects.requireNonNull(variant, "variant");
  }

  /** Sets how many replicas were asked for, and how many the workload says it has. */
  public ObservationBuilder scale(int desired, int reported) {
    this.desired = requireNotNegative(desired, "desired");
    this.reported = requireNotNegative(reported, "reported");
    return this;
  }

  /** Sets the age from which a value is {@link Defect#STALE}; 60 s unless set, before values. */
  public ObservationBuilder staleAfter(Duration age) {
    staleNanos = requirePositive(age, "age").toNanos();
    return this;
  }

  /** Sets a value of the whole variant; it goes before what replicas say. */
  public ObservationBuilder reading(Signal signal, Reading reading) {
    readings.put(signal, checked(signal, reading, staleNanos));
    return this;
  }

  /** Names what is wrong with a reading, beside what it says of itself. */
  static Reading checked(Signal signal, Reading reading, long staleNanos) {
    Set<Defect> found = found(signal, reading.value(), reading.ageNanos(), staleNanos);
    found.addAll(reading.defects());
    return new Reading(
        reading.value(), reading.ageNanos(), reading.coverage(), reading.provenance(), found);
  }

  /** Adds a replica; {@code row} says what is known of it. */
  public ObservationBuilder replica(String name, Consumer<Row> row) {
    names.add(Objects.requireNonNull(name, "name"));
    states.add(ReplicaState.UNKNOWN);
    inState.add(0L);
    stages.add(StartStage.DECIDE);
    row.accept(new Row(names.size() - 1));
    return this;
  }

  /** Sets what requests ask for. */
  public ObservationBuilder lengths(LengthMoments lengths) {
    this.lengths = Objects.requireNonNull(lengths, "lengths");
    return this;
  }

  /** Sets the latencies since the last tick. */
  public ObservationBuilder latency(Slo.Metric metric, Buckets buckets) {
    latency.put(metric, Objects.requireNonNull(buckets, "buckets"));
    return this;
  }

  /** Adds a view that only some policies understand; one of each type. */
  public <T> ObservationBuilder view(Class<T> type, T view) {
    if (views.putIfAbsent(type, type.cast(view)) != null) {
      throw violated("view", "the only one of its type", type.getName());
    }
    return this;
  }

  /** Returns the observation. Start another builder for the next one. */
  public Observation build() {
    return new Observation(this);
  }

  static Set<Defect> found(Signal signal, double value, long ageNanos, long staleNanos) {
    Set<Defect> found = EnumSet.noneOf(Defect.class);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      found.add(Defect.NOT_A_NUMBER);
    } else if (value < 0) {
      found.add(Defect.NEGATIVE);
    } else if (signal.unit() == Signal.Unit.FRACTION && value > 1) {
      found.add(Defect.CONTRADICTORY);
    }
    if (ageNanos > staleNanos) {
      found.add(Defect.STALE);
    }
    return found;
  }

  /** What is known of one replica. Valid only inside the call that it was made for. */
  public final class Row {
    private final int row;

    private Row(int row) {
      this.row = row;
    }

    /** Sets where the replica is in its life, and for how long. */
    public Row state(ReplicaState state, long inStateNanos) {
      states.set(row, Objects.requireNonNull(state, "state"));
      inState.set(row, requireNotNegative(inStateNanos, "inStateNanos"));
      return this;
    }

    /** Sets how far its start is. */
    public Row stage(StartStage stage) {
      stages.set(row, Objects.requireNonNull(stage, "stage"));
      return this;
    }

    /** Sets a value that was derived from the replica's metrics page. */
    public Row value(Signal signal, double value, long ageNanos) {
      return value(signal, value, ageNanos, Provenance.DERIVED, Set.of());
    }

    /** Sets a value with what is known about it. */
    public Row value(
        Signal signal, double value, long ageNanos, Provenance provenance, Set<Defect> defects) {
      Set<Defect> found =
          found(signal, value, requireNotNegative(ageNanos, "ageNanos"), staleNanos);
      found.addAll(defects);
      rows.computeIfAbsent(signal, s -> new SignalRows())
          .set(row, value, ageNanos, provenance, found);
      return this;
    }
  }
}
