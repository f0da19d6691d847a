package io.fairlead.servers.files;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads CSV (RFC 4180) with a first line of names: {@code time}, {@code value}, {@code pod}, {@code
 * le}.
 */
final class SeriesCsv {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");
  private static final List<String> COLUMNS = List.of("time", "value", "pod", "le");
  private static final int LONGEST_CELL = 1_000;

  private final String text;
  private final String file;
  private final TrackGatherer tracks = new TrackGatherer();
  private final Map<Key, TrackGatherer.Open> byPod = new LinkedHashMap<>();
  private int at;
  private int line = 1;
  private int lineStart;

  /** A cell, and where it begins. */
  private record Cell(String text, int line, int column) {}

  /** What a track is of: a pod, and a bucket or NaN. */
  private record Key(String pod, double edge) {}

  private SeriesCsv(String text, String file) {
    this.text = text;
    this.file = file;
  }

  static TrackGatherer read(byte[] content, String file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw SeriesFile.failure(file, 1, 1, "the file must be UTF-8 (JSON or CSV)");
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == '\uFEFF';
    SeriesCsv csv = new SeriesCsv(marked ? text.substring(1) : text, file);
    csv.read();
    return csv.tracks;
  }

  private void read() {
    List<Cell> head = row();
    int time = column(head, "time");
    int value = column(head, "value");
    int pod = column(head, "pod");
    int edge = column(head, "le");
    if (time < 0 || value < 0) {
      throw failure(
          1,
          1,
          "the first line must name the columns time, value and, for values of pods, pod, and for"
              + " buckets le, but was "
              + quoted(String.join(",", head.stream().map(Cell::text).toList())));
    }
    for (Cell cell : head) {
      String name = cell.text().strip().toLowerCase(Locale.ROOT);
      if (!COLUMNS.contains(name)) {
        throw failure(
            cell, "a column must be time, value, pod or le, but was " + quoted(cell.text()));
      }
    }
    int samples = 0;
    while (at < text.length()) {
      int begun = line;
      List<Cell> row = row();
      if (row.size() == 1 && row.get(0).text().isBlank()) {
        continue;
      }
      if (row.size() != head.size()) {
        throw failure(
            begun, 1, "a line must have " + head.size() + " columns, but had " + row.size());
      }
      if (++samples > SeriesFile.MOST_SAMPLES) {
        throw failure(begun, 1, "a file must have at most 5,000,000 samples");
      }
      String of = pod < 0 ? "" : row.get(pod).text().strip();
      sample(
          row.get(time), row.get(value), new Key(of, edge < 0 ? Double.NaN : edge(row.get(edge))));
    }
    if (tracks.isEmpty()) {
      throw failure(line, 1, "the file must have at least one sample");
    }
  }

  private int column(List<Cell> head, String name) {
    int found = -1;
    for (int i = 0; i < head.size(); i++) {
      if (head.get(i).text().strip().equalsIgnoreCase(name)) {
        if (found >= 0) {
          throw failure(head.get(i), "the column " + name + " must be there once");
        }
        found = i;
      }
    }
    return found;
  }

  private double edge(Cell cell) {
    double edge = RangeAnswer.number(cell.text().strip());
    if (Double.isNaN(edge)) {
      throw failure(cell, "le must be a number or +Inf, but was " + quoted(cell.text()));
    }
    return edge;
  }

  private void sample(Cell time, Cell value, Key of) {
    TrackGatherer.Open track = byPod.get(of);
    if (track == null) {
      if (tracks.full()) {
        throw failure(time, "a file must have at most 20,000 pods");
      }
      track = tracks.open(of.pod(), of.edge());
      byPod.put(of, track);
    }
    String written = value.text().strip();
    boolean gap = written.isEmpty() || written.equalsIgnoreCase("nan");
    double number = gap ? Double.NaN : RangeAnswer.number(written);
    if (!gap && Double.isNaN(number)) {
      throw failure(value, "a value must be a number or empty, but was " + quoted(written));
    }
    if (!track.add(millis(time), number)) {
      throw failure(
          time,
          "times"
              + (of.pod().isEmpty() ? "" : " of a pod")
              + " must ascend, but "
              + time.text()
              + " is not later");
    }
  }

  private long millis(Cell cell) {
    String time = cell.text().strip();
    if (SECONDS.matcher(time).matches()) {
      return new BigDecimal(time).movePointRight(3).longValue();
    }
    try {
      return OffsetDateTime.parse(time.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T"))
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw failure(
          cell,
          "a time must be RFC 3339 with its zone (2026-01-01T00:00:00Z) or seconds since 1970, but"
              + " was "
              + quoted(time));
    }
  }

  /** Reads a line of cells; a quoted cell may hold commas and line ends. */
  private List<Cell> row() {
    List<Cell> row = new ArrayList<>();
    do {
      row.add(cell());
    } while (at < text.length() && text.charAt(at) == ',' && ++at >= 0);
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    line++;
    lineStart = at;
    return row;
  }

  private Cell cell() {
    int begun = at;
    int column = at - lineStart + 1;
    int beganOn = line;
    if (at < text.length() && text.charAt(at) == '"') {
      return quotedCell(column);
    }
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at - begun > LONGEST_CELL) {
      throw failure(beganOn, column, "a cell must be at most 1,000 characters");
    }
    return new Cell(text.substring(begun, at), beganOn, column);
  }

  private Cell quotedCell(int column) {
    int beganOn = line;
    StringBuilder cell = new StringBuilder();
    at++;
    while (true) {
      if (at >= text.length() || cell.length() > LONGEST_CELL) {
        throw failure(beganOn, column, "a quoted cell must end within 1,000 characters");
      }
      char c = text.charAt(at++);
      if (c == '"' && at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else if (c == '"') {
        break;
      } else {
        cell.append(c);
        if (c == '\n') {
          line++;
          lineStart = at;
        }
      }
    }
    if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      throw failure(line, at - lineStart + 1, "a comma or the end of the line must follow a quote");
    }
    return new Cell(cell.toString(), beganOn, column);
  }

  private static String quoted(String text) {
    return '"' + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + '"';
  }

  private ServerFileException failure(Cell cell, String message) {
    return failure(cell.line(), cell.column(), message);
  }

  private ServerFileException failure(int atLine, int column, String message) {
    return SeriesFile.failure(file, atLine, column, message);
  }
}
