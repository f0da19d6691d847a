package io.fairlead.autoscale.replay;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requireNotEmpty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was recorded of one metric: one track per pod, or one of the whole.
 *
 * <p>A sample stands until the next one is due: for one step of the series, or one and a half where
 * samples do not lie on a grid. Then it is a gap, which is unknown and never 0. A track that says
 * nothing for five minutes, or four steps, while others do, is of a pod that is gone. Immutable.
 */
public final class Series {

  private static final long DEFAULT_STEP = 15_000;
  private static final long LEAST_ABSENCE = 300_000;

  private final String name;
  private final List<Track> tracks;
  private final Map<String, List<Track>> byPod = new LinkedHashMap<>();
  private final long step;
  private final long hold;
  private final long absence;

  private Series(String name, List<Track> tracks) {
    this.name = requireNotBlank(name, "name of a series");
    this.tracks = List.copyOf(requireNotEmpty(tracks, "tracks of the series " + name));
    this.tracks.forEach(t -> byPod.computeIfAbsent(t.pod(), any -> new ArrayList<>()).add(t));
    long[] gaps = gaps(this.tracks);
    step = gaps.length == 0 ? DEFAULT_STEP : gaps[gaps.length / 2];
    boolean grid = Arrays.stream(gaps).allMatch(gap -> gap % step == 0);
    hold = grid ? step : step + step / 2;
    absence = Math.max(LEAST_ABSENCE, 4 * step);
  }

  /**
   * Returns a series.
   *
   * @param name what policies call it: the metric of an autoscaler, a trigger, a signal
   * @param tracks at least one; tracks of the same pod are different series of it, which add up
   */
  public static Series of(String name, List<Track> tracks) {
    return new Series(name, tracks);
  }

  private static long[] gaps(List<Track> tracks) {
    int count = tracks.stream().mapToInt(t -> Math.max(0, t.size() - 1)).sum();
    long[] gaps = new long[count];
    int at = 0;
    for (Track track : tracks) {
      for (int i = 1; i < track.size(); i++) {
        gaps[at++] = track.time(i) - track.time(i - 1);
      }
    }
    Arrays.sort(gaps);
    return gaps;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the tracks, in the order of the recording. */
  public List<Track> tracks() {
    return tracks;
  }

  /** Returns the usual time between two samples, in milliseconds: the median. */
  public long stepMillis() {
    return step;
  }

  /** Returns whether every track is of a pod. */
  public boolean perPod() {
    return tracks.stream().noneMatch(track -> track.pod().isEmpty());
  }

  /** Returns the names of the pods, in the order of the recording. */
  public List<String> pods() {
    return byPod.keySet().stream().filter(pod -> !pod.isEmpty()).toList();
  }

  /**
   * Returns the sum of all tracks; NaN where the track of a pod that lives has a gap, since what it
   * would add is unknown.
   */
  public double total(long millis) {
    double sum = 0;
    boolean any = false;
    for (Track track : tracks) {
      int sample = track.sampleAt(millis, hold);
      if (sample >= 0) {
        sum += track.value(sample);
        any = true;
      } else if (track.lives(millis, hold, absence)) {
        return Double.NaN;
      }
    }
    return any ? sum : Double.NaN;
  }

  /** Returns the sum of the tracks of one pod; NaN if unknown. */
  double ofPod(String pod, long millis) {
    double sum = 0;
    boolean any = false;
    for (Track track : byPod.getOrDefault(pod, List.of())) {
      int sample = track.sampleAt(millis, hold);
      if (sample >= 0) {
        sum += track.value(sample);
        any = true;
      }
    }
    return any ? sum : Double.NaN;
  }

  /** Returns whether every track is of a bucket. */
  boolean ofBuckets() {
    return tracks.stream().noneMatch(track -> Double.isNaN(track.edge()));
  }

  /** Returns the distribution of all pods together; empty if unknown, or if they contradict. */
  Optional<Counted> counted(long millis) {
    SortedMap<Double, Double> counts = new TreeMap<>();
    for (Track track : tracks) {
      int sample = track.sampleAt(millis, hold);
      if (sample >= 0) {
        counts.merge(track.edge(), track.value(sample), Double::sum);
      } else if (track.lives(millis, hold, absence)) {
        return Optional.empty();
      }
    }
    double least = 0;
    for (Map.Entry<Double, Double> each : counts.entrySet()) {
      if (!(each.getKey() > 0 && each.getValue() >= least * (1 - 1e-9) && each.getValue() < 1e15)) {
        return Optional.empty();
      }
      least = Math.max(least, each.getValue());
      each.setValue(least); // increases are extrapolated, and so differ in the last digits
    }
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Counted(numbers(counts.keySet()), numbers(counts.values())));
  }

  /** A distribution as Prometheus counts: so many at or below each edge, edges ascending. */
  record Counted(double[] edges, double[] cumulative) {
    double all() {
      return cumulative[cumulative.length - 1];
    }
  }

  private static double[] numbers(Collection<Double> of) {
    return of.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns what those tracks say that say anything, in their order. */
  double[] values(long millis) {
    double[] known = new double[tracks.size()];
    int count = 0;
    for (Track track : tracks) {
      int sample = track.sampleAt(millis, hold);
      if (sample >= 0) {
        known[count++] = track.value(sample);
      }
    }
    return Arrays.copyOf(known, count);
  }

  /** Returns the time of the newest sample that stands; -1 if none does. */
  long sampledAt(long millis) {
    long newest = -1;
    for (Track track : tracks) {
      int sample = track.sampleAt(millis, hold);
      if (sample >= 0) {
        newest = Math.max(newest, track.time(sample));
      }
    }
    return newest;
  }

  /** Adds the pods that were there: from their first sample to the end of their last. */
  void podsAt(long millis, Set<String> into) {
    for (Track track : tracks) {
      if (!track.pod().isEmpty() && track.lives(millis, hold, absence)) {
        into.add(track.pod());
      }
    }
  }

  /** Returns the time of the last sample at or before a moment; -1 if there is none. */
  long lastSample(long millis) {
    return tracks.stream().mapToLong(track -> track.lastSample(millis)).max().orElse(-1);
  }

  /** Returns when a pod was seen first. */
  long firstSeen(String pod) {
    long first = Long.MAX_VALUE;
    for (Track track : byPod.getOrDefault(pod, List.of())) {
      first = track.size() > 0 ? Math.min(first, track.time(0)) : first;
    }
    return first;
  }

  long from() {
    return tracks.stream()
        .filter(t -> t.size() > 0)
        .mapToLong(t -> t.time(0))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  long to() {
    return tracks.stream()
        .filter(t -> t.size() > 0)
        .mapToLong(t -> t.time(t.size() - 1))
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** Whether two names mean the same: letters and digits count, nothing else does. */
  static boolean sameName(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    name.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
