package io.fairlead.servers.files;

import io.fairlead.jackson.Document;
import io.fairlead.jackson.Position;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the answer of Prometheus to a range query: {@code status}, {@code data}, a matrix. */
final class RangeAnswer {

  private static final double LATEST_SECONDS = 253_402_300_799.0;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,5})?");

  private final Document document;
  private final String file;
  private final TrackGatherer tracks = new TrackGatherer();
  private int samples;

  private RangeAnswer(Document document, String file) {
    this.document = document;
    this.file = file;
  }

  static TrackGatherer read(Document document, String file) {
    RangeAnswer answer = new RangeAnswer(document, file);
    answer.read();
    return answer.tracks;
  }

  private void read() {
    if (!(document.root() instanceof Json.Obj root)) {
      throw failure("", "the answer must be an object, but was " + Fields.words(document.root()));
    }
    if ("error".equals(root.text("status"))) {
      String error = root.text("error");
      throw failure(
          "/status",
          "the query must have succeeded, but Prometheus said: "
              + (error == null ? "error" : error));
    }
    boolean bare = root.get("data") == null && root.get("result") != null;
    String at = bare ? "" : "/data";
    if (!((bare ? root : root.get("data")) instanceof Json.Obj data)) {
      throw failure(
          "", "an answer of Prometheus must have the member data, with resultType and result");
    }
    String type = data.text("resultType");
    if (type != null && !type.equals("matrix")) {
      throw failure(
          at + "/resultType",
          "resultType must be matrix, but was " + type + " (ask /api/v1/query_range, not /query)");
    }
    if (!(data.get("result") instanceof Json.Arr result)) {
      throw failure(at, "result must be a list of series");
    }
    List<Json> series = result.items();
    for (int i = 0; i < series.size(); i++) {
      series(series.get(i), at + "/result/" + i);
    }
    if (tracks.isEmpty()) {
      throw failure(at + "/result", "the answer must have at least one sample, but was empty");
    }
  }

  private void series(Json json, String at) {
    if (!(json instanceof Json.Obj series)) {
      throw failure(at, "a series must be an object, but was " + Fields.words(json));
    }
    if (!(series.get("values") instanceof Json.Arr values)) {
      throw failure(
          at,
          series.get("histograms") != null
              ? "a series must have values, but has native histograms (query a number of them)"
              : "a series must have the member values");
    }
    if (tracks.full()) {
      throw failure(at, "an answer must have at most 20,000 series");
    }
    Json.Obj labels =
        series.get("metric") instanceof Json.Obj given ? given : Json.object().build();
    String pod = labels.text("pod");
    String edge = labels.text("le");
    TrackGatherer.Open track =
        tracks.open(pod == null ? "" : pod, edge == null ? Double.NaN : number(edge));
    for (int i = 0; i < values.items().size(); i++) {
      sample(values.items().get(i), track, at, i);
    }
  }

  private void sample(Json json, TrackGatherer.Open track, String at, int index) {
    if (!(json instanceof Json.Arr pair)
        || pair.items().size() != 2
        || !(pair.items().get(0) instanceof Json.Num time)) {
      throw failure(at + "/values/" + index, "a sample must be [seconds, \"value\"]");
    }
    double seconds = time.doubleValue(); // exact to a millisecond for these numbers
    if (!(seconds >= 0 && seconds <= LATEST_SECONDS)) {
      throw failure(
          at + "/values/" + index,
          "a time must be seconds since 1970, before the year 10000, but was " + time.text());
    }
    if (++samples > SeriesFile.MOST_SAMPLES) {
      throw failure(at, "an answer must have at most 5,000,000 samples");
    }
    double value = value(pair.items().get(1));
    if (Double.isNaN(value) && !isNan(pair.items().get(1))) {
      throw failure(
          at + "/values/" + index,
          "a value must be a number, but was " + Fields.words(pair.items().get(1)));
    }
    if (!track.add(Math.round(seconds * 1000), value)) {
      throw failure(
          at + "/values/" + index, "times must ascend, but " + time.text() + " is not later");
    }
  }

  private static boolean isNan(Json json) {
    return json instanceof Json.Str text && text.value().equalsIgnoreCase("nan");
  }

  /** As Go writes a double; NaN for what is none. */
  private static double value(Json json) {
    return json instanceof Json.Num number
        ? number.doubleValue()
        : json instanceof Json.Str text ? number(text.value()) : Double.NaN;
  }

  /** A decimal number or an infinity; NaN for anything else. */
  static double number(String text) {
    return switch (text) {
      case "+Inf", "Inf", "+inf", "inf" -> Double.POSITIVE_INFINITY;
      case "-Inf", "-inf" -> Double.NEGATIVE_INFINITY;
      default -> NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    };
  }

  private ServerFileException failure(String pointer, String message) {
    Position at = document.position(pointer);
    return new ServerFileException(
        file, List.of(new FileProblem(pointer, at.line(), at.column(), message)), null);
  }
}
