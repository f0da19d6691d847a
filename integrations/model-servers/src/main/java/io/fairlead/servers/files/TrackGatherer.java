package io.fairlead.servers.files;

import io.fairlead.autoscale.replay.Series;
import io.fairlead.autoscale.replay.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of a series that is being read. */
final class TrackGatherer {

  private static final int MOST_TRACKS = 20_000;

  /** The samples of one track, growing. */
  static final class Open {
    private final String pod;
    private final double edge;
    private long[] times = new long[64];
    private double[] values = new double[64];
    private int size;

    Open(String pod, double edge) {
      this.pod = pod;
      this.edge = edge;
    }

    /** Adds a sample; false if it is not after the last one. */
    boolean add(long millis, double value) {
      if (size > 0 && millis <= times[size - 1]) {
        return false;
      }
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      times[size] = millis;
      values[size++] = value;
      return true;
    }
  }

  private final List<Open> tracks = new ArrayList<>();

  boolean full() {
    return tracks.size() >= MOST_TRACKS;
  }

  /**
   * @param edge of the bucket that is counted; NaN if none is
   */
  Open open(String pod, double edge) {
    Open track = new Open(pod, edge);
    tracks.add(track);
    return track;
  }

  boolean isEmpty() {
    return tracks.stream().allMatch(track -> track.size == 0);
  }

  Series series(String name) {
    return Series.of(
        name,
        tracks.stream()
            .filter(t -> t.size > 0)
            .map(
                t ->
                    Track.of(
                        t.pod,
                        t.edge,
                        Arrays.copyOf(t.times, t.size),
                        Arrays.copyOf(t.values, t.size)))
            .toList());
  }
}
