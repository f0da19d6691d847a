package io.fairlead.servers.files;

import io.fairlead.autoscale.replay.Series;
import io.fairlead.jackson.JsonText;
import io.fairlead.jackson.JsonTextException;
import java.util.List;

/**
 * What was recorded of one metric over a time, to replay policies on: the answer of Prometheus to a
 * range query, or CSV.
 *
 * <p>A range answer is a matrix; the label {@code pod} tells which pod a series is of. CSV has a
 * first line of names: {@code time}, {@code value} and, where values are of pods, {@code pod}, in
 * any order; a time is RFC 3339 or seconds since 1970, an empty value is a gap. NaN is a gap as
 * well.
 */
public final class SeriesFile {

  /** More samples than a year of one series at a sync every 15 s. */
  static final int MOST_SAMPLES = 5_000_000;

  private static final int LONGEST_FILE = 256 << 20;

  private static final JsonText TEXT =
      JsonText.create(l -> l.bytes(LONGEST_FILE).values(3 * MOST_SAMPLES + 1_000_000));

  private SeriesFile() {}

  /**
   * Reads a file.
   *
   * @param content JSON or CSV
   * @param file its name, for messages
   * @param series what policies call it
   * @throws ServerFileException with the places of what cannot be read
   */
  public static Series read(byte[] content, String file, String series) {
    if (content.length > LONGEST_FILE) {
      throw failure(file, 1, 1, "the file must be at most 256 MiB, but was " + content.length);
    }
    if (!isJson(content)) {
      return SeriesCsv.read(content, file).series(series);
    }
    try {
      return RangeAnswer.read(TEXT.read(content), file).series(series);
    } catch (JsonTextException e) {
      throw Findings.unreadable(file, e);
    }
  }

  private static boolean isJson(byte[] content) {
    for (byte each : content) {
      if (each == '{' || each == '[') {
        return true;
      } else if (each > ' ') {
        return false;
      }
    }
    return false;
  }

  static ServerFileException failure(String file, int line, int column, String message) {
    return new ServerFileException(file, List.of(new FileProblem("", line, column, message)), null);
  }
}
