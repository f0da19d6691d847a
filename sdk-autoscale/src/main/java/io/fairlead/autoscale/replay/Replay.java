package io.fairlead.autoscale.replay;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks policies about a load that was recorded.
 *
 * <pre>{@code
 * ReplayResult result =
 *     Replay.of(Series.of("in_flight", tracks))
 *         .conserved("in_flight")
 *         .candidate(Candidate.hpa("today", hpa, c -> c), ReplayMode.RECORDED)
 *         .candidate(Candidate.hpa("target 20", other, c -> c), ReplayMode.CLOSED)
 *         .run();
 * }</pre>
 *
 * <p>A builder, not thread-safe; the result is immutable. The same input gives the same result, bit
 * for bit.
 */
public final class Replay {

  /** Time between two steps of a timeline. */
  public static final Duration STEP = Duration.ofSeconds(15);

  private static final long MOST_DECISIONS = 2_000_000;

  private final List<Series> series = new ArrayList<>();
  private final Set<String> conserved = new LinkedHashSet<>();
  private final Map<String, Quantity> requests = new LinkedHashMap<>();
  private final Map<Candidate, ReplayMode> candidates = new LinkedHashMap<>();
  private @Nullable Series desired;
  private @Nullable Series ready;
  private Duration coldStart = Duration.ofMinutes(2);

  private Replay() {}

  /** Starts a replay of these series. */
  public static Replay of(Series... series) {
    Replay replay = new Replay();
    for (Series each : series) {
      replay.series(each);
    }
    return replay;
  }

  /** Adds a series. Its name is used once. */
  public Replay series(Series added) {
    if (series.stream().anyMatch(each -> Series.sameName(each.name(), added.name()))) {
      throw violated("name of a series", "used once", added.name());
    }
    series.add(added);
    return this;
  }

  /**
   * Declares that the total of a series does not depend on how many replicas there are, as that of
   * arrivals: only such a series can be divided anew in {@link ReplayMode#CLOSED}.
   */
  public Replay conserved(String name) {
    conserved.add(requireNotBlank(name, "name of a conserved series"));
    return this;
  }

  /** Sets how many replicas were asked for, as recorded. */
  public Replay desired(Series replicas) {
    desired = replicas;
    return this;
  }

  /** Sets how many replicas were ready, as recorded; unless set, all that were asked for. */
  public Replay ready(Series replicas) {
    ready = replicas;
    return this;
  }

  /** Sets after what time a replica is ready in {@link ReplayMode#CLOSED}; 2 minutes unless set. */
  public Replay coldStart(Duration time) {
    coldStart = requireNotNegative(time, "coldStart");
    return this;
  }

  /** Sets what each pod requests of a resource, for targets that are a utilization. */
  public Replay request(String resource, Quantity quantity) {
    requests.put(requireNotBlank(resource, "resource"), quantity);
    return this;
  }

  /** Adds a policy. */
  public Replay candidate(Candidate candidate, ReplayMode mode) {
    for (Candidate each : candidates.keySet()) {
      if (each.name().equals(candidate.name())) {
        throw violated("name of a candidate", "used once", candidate.name());
      }
    }
    candidates.put(candidate, mode);
    return this;
  }

  /**
   * Runs it.
   *
   * @throws IllegalArgumentException if there is no series, no policy, a policy none of whose
   *     inputs has a series, or more than 2,000,000 decisions to make
   */
  public ReplayResult run() {
    if (series.isEmpty() || candidates.isEmpty()) {
      throw violated("a replay", "of at least one series and one policy", "of none");
    }
    long from = series.stream().mapToLong(Series::from).min().orElse(Long.MAX_VALUE);
    long to = series.stream().mapToLong(Series::to).max().orElse(Long.MIN_VALUE);
    if (from > to) {
      throw violated("series", "with at least one sample", "without any");
    }
    double ticks = 0; // times may be so far apart that no long holds how far
    for (Candidate each : candidates.keySet()) {
      // a step is kept every 15 s, however seldom the policy decides
      ticks +=
          Math.floor(((double) to - from) / Math.min(STEP.toMillis(), each.periodMillis())) + 1;
    }
    if (ticks > MOST_DECISIONS) {
      throw violated(
          "decisions of a replay",
          "at most 2,000,000",
          Math.round(ticks) + " (replay a shorter time)");
    }
    Recording recording =
        new Recording(series, conserved, desired, ready, requests, coldStart, from, to);
    if (candidates.keySet().stream().noneMatch(recording::feeds)) {
      Candidate first = candidates.keySet().iterator().next();
      throw new IllegalArgumentException(
          first.name() + " cannot be replayed: " + recording.nothingToRead(first));
    }
    List<PolicyTimeline> timelines = new ArrayList<>();
    candidates.forEach((candidate, mode) -> timelines.add(recording.replayed(candidate, mode)));
    return new ReplayResult(
        Instant.ofEpochMilli(from),
        Instant.ofEpochMilli(to),
        coldStart,
        recording.demands(),
        recording.running(),
        recording.notes(),
        timelines);
  }
}
