package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * All that one decision sees of a variant: values of the whole, one row per replica, and views that
 * only some policies understand.
 *
 * <p>Immutable and thread-safe; policies keep no reference to it. Columnar: one array per signal.
 */
public final class Observation {

  private final VariantId variant;
  private final int desired;
  private final int reported;
  private final String[] names;
  private final ReplicaState[] states;
  private final long[] inState;
  private final StartStage[] stages;
  private final Map<Signal, SignalRows> rows;
  private final Map<Signal, Reading> readings;
  private final Optional<LengthMoments> lengths;
  private final Map<Slo.Metric, Buckets> latency;
  private final Map<Class<?>, Object> views;
  private final long staleNanos;

  private Observation(
      Observation like,
      Map<Signal, SignalRows> rows,
      Map<Signal, Reading> readings,
      Map<Class<?>, Object> views) {
    variant = like.variant;
    desired = like.desired;
    reported = like.reported;
    names = like.names;
    states = like.states;
    stages = like.stages;
    inState = like.inState;
    lengths = like.lengths;
    latency = like.latency;
    staleNanos = like.staleNanos;
    this.rows = rows;
    this.readings = readings;
    this.views = views;
  }

  Observation(ObservationBuilder from) {
    variant = from.variant;
    desired = from.desired;
    reported = from.reported;
    names = from.names.toArray(String[]::new);
    states = from.states.toArray(ReplicaState[]::new);
    stages = from.stages.toArray(StartStage[]::new);
    inState = from.inState.stream().mapToLong(Long::longValue).toArray();
    rows = new LinkedHashMap<>();
    from.rows.forEach((signal, cells) -> rows.put(signal, cells.freeze(names.length)));
    readings = new LinkedHashMap<>(from.readings);
    lengths = Optional.ofNullable(from.lengths);
    latency = new LinkedHashMap<>(from.latency);
    views = new LinkedHashMap<>(from.views);
    staleNanos = from.staleNanos;
  }

  /** Starts an observation of a variant. */
  public static ObservationBuilder builder(VariantId variant) {
    return new ObservationBuilder(variant);
  }

  /** Returns what is observed. */
  public VariantId variant() {
    return variant;
  }

  /** Returns how many replicas somebody asked for ({@code spec.replicas}). */
  public int desired() {
    return desired;
  }

  /** Returns how many replicas the workload says it has ({@code status.replicas}). */
  public int reported() {
    return reported;
  }

  /** Returns the number of rows. */
  public int replicas() {
    return names.length;
  }

  /** Returns the name of a replica. */
  public String name(int row) {
    return names[row];
  }

  /** Returns where a replica is in its life. */
  public ReplicaState state(int row) {
    return states[row];
  }

  /** Returns for how long it has been there. */
  public long inStateNanos(int row) {
    return inState[row];
  }

  /** Returns how far its start is; meaningful while {@link ReplicaState#STARTING}. */
  public StartStage stage(int row) {
    return stages[row];
  }

  /** Returns the number of replicas in a state. */
  public int count(ReplicaState state) {
    int count = 0;
    for (ReplicaState each : states) {
      count += each == state ? 1 : 0;
    }
    return count;
  }

  /** Returns a value of one replica; NaN if unknown. */
  public double value(Signal signal, int row) {
    SignalRows cells = rows.get(signal);
    return cells == null ? Double.NaN : cells.value(row);
  }

  /** Returns a value of one replica; NaN if unknown or wrong in any way. Allocates nothing. */
  public double soundValue(Signal signal, int row) {
    SignalRows cells = rows.get(signal);
    return cells == null || !cells.sound(row) ? Double.NaN : cells.value(row);
  }

  /** Returns what is wrong with a value of one replica. */
  public Set<Defect> defects(Signal signal, int row) {
    SignalRows cells = rows.get(signal);
    return cells == null ? Set.of(Defect.MISSING) : cells.defects(row);
  }

  /**
   * Returns a value of the variant: what was said of the whole, else what its ready replicas say,
   * {@linkplain Signal#over put together}. O(replicas) for the latter.
   */
  public Reading reading(Signal signal) {
    Reading said = readings.get(signal);
    if (said != null) {
      return said;
    }
    SignalRows cells = rows.get(signal);
    return cells == null ? Reading.MISSING : cells.aggregated(signal, states);
  }

  /** Returns the signals that anything is known of, in the order in which they were set. */
  public List<Signal> signals() {
    Set<Signal> all = new LinkedHashSet<>(readings.keySet());
    all.addAll(rows.keySet());
    return List.copyOf(all);
  }

  /** Returns what requests ask for, if anybody counted. */
  public Optional<LengthMoments> lengths() {
    return lengths;
  }

  /** Returns the latencies since the last tick, if anybody measured. */
  public Optional<Buckets> latency(Slo.Metric metric) {
    return Optional.ofNullable(latency.get(metric));
  }

  /** Returns a view that only some policies understand, for example the pods of Kubernetes. */
  public <T> Optional<T> view(Class<T> type) {
    return Optional.ofNullable(type.cast(views.get(type)));
  }

  /** Returns the same with another value of the whole variant. */
  public Observation with(Signal signal, Reading reading) {
    Map<Signal, Reading> changed = new LinkedHashMap<>(readings);
    changed.put(signal, ObservationBuilder.checked(signal, reading, staleNanos));
    return new Observation(this, rows, changed, views);
  }

  /** Returns the same with other values of the replicas, each from its own; unknown ones stay. */
  public Observation with(Signal signal, DoubleUnaryOperator value) {
    Map<Signal, SignalRows> changed = new LinkedHashMap<>(rows);
    changed.computeIfPresent(
        signal, (of, cells) -> cells.with(of, value, names.length, staleNanos));
    return new Observation(this, changed, readings, views);
  }

  /** Returns the same with another view of that type. */
  public <T> Observation with(Class<T> type, T view) {
    Map<Class<?>, Object> changed = new LinkedHashMap<>(views);
    changed.put(type, type.cast(view));
    return new Observation(this, rows, readings, changed);
  }

  /** Returns the age from which a value is {@link Defect#STALE}. */
  public long staleNanos() {
    return staleNanos;
  }

  /**
   * Returns it as the members that a state file of {@code scale explain} has for it, so that what
   * was seen can be looked at again elsewhere. Views are left out.
   */
  public Json.Obj toJson() {
    return new ObservationJson(this).write();
  }

  List<Signal> signalsOfVariant() {
    return List.copyOf(readings.keySet());
  }

  List<Signal> signalsOfReplicas() {
    return List.copyOf(rows.keySet());
  }

  SignalRows rows(Signal signal) {
    return Objects.requireNonNull(rows.get(signal));
  }
}
