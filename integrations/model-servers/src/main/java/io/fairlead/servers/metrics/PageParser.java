package io.fairlead.servers.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads one page into the model; used once. */
final class PageParser {

  private static final List<String> SUFFIXES =
      List.of("_bucket", "_sum", "_count", "_total", "_created", "_info", "_gcount", "_gsum");

  private final byte[] page;
  private final SeriesLine line = new SeriesLine();
  private final DecimalReader decimal = new DecimalReader();
  private final Map<String, Draft> families = new LinkedHashMap<>();
  private final List<MetricsPage.Problem> problems = new ArrayList<>();
  private @Nullable Draft current;
  private int number;
  private boolean ended;

  /** A family being gathered. */
  private static final class Draft {
    final String name;
    MetricFamily.Type type = MetricFamily.Type.UNKNOWN;
    String help = "";
    String unit = "";
    final List<MetricSample> samples = new ArrayList<>();

    Draft(String name) {
      this.name = name;
    }

    boolean owns(String sample) {
      if (sample.equals(name)) {
        return true;
      }
      return type != MetricFamily.Type.UNKNOWN
          && sample.startsWith(name)
          && SUFFIXES.contains(sample.substring(name.length()));
    }
  }

  PageParser(byte[] page) {
    this.page = page;
  }

  MetricsPage read() {
    int from = 0;
    while (from < page.length && !ended) {
      int end = Lines.indexOfNewline(page, from, page.length);
      int to = end < 0 ? page.length : end;
      number++;
      line(from, to > from && page[to - 1] == '\r' ? to - 1 : to);
      from = to + 1;
    }
    List<MetricFamily> built = new ArrayList<>();
    for (Draft f : families.values()) {
      built.add(new MetricFamily(f.name, f.type, f.help, f.unit, f.samples));
    }
    return new MetricsPage(built, problems, ended);
  }

  private void line(int start, int to) {
    int from = start;
    while (from < to && (page[from] == ' ' || page[from] == '\t')) {
      from++;
    }
    if (from == to) {
      return;
    }
    if (page[from] == '#') {
      comment(from, to);
      return;
    }
    if (!line.parse(page, from, to)) {
      problem(line.wrongAt - start, line.wrong);
    } else if (!plausibleName()) {
      problem(line.nameFrom - start, "a metric name is expected");
    } else {
      sample(start);
    }
  }

  /** Names outside {@code [a-zA-Z_:][a-zA-Z0-9_:]*} must be quoted. */
  private boolean plausibleName() {
    if (line.quotedName) {
      return true;
    }
    for (int i = line.nameFrom; i < line.nameTo; i++) {
      int c = page[i];
      if (!Lines.beginsName(c) && !(c >= '0' && c <= '9' && i > line.nameFrom)) {
        return false;
      }
    }
    return true;
  }

  private void sample(int start) {
    String name = text(line.nameFrom, line.nameTo, line.quotedName);
    Map<String, String> labels = labels();
    int timeFrom = line.timeFrom;
    int timeTo = line.timeTo;
    int exemplarFrom = line.exemplarFrom;
    int exemplarTo = line.exemplarTo;
    if (!decimal.read(page, line.valueFrom, line.valueTo)) {
      problem(line.valueFrom - start, "a number is expected");
      return;
    }
    double value = decimal.value();
    if (timeFrom >= 0 && !decimal.read(page, timeFrom, timeTo)) {
      problem(timeFrom - start, "a time stamp is expected");
      return;
    }
    OptionalDouble time =
        timeFrom < 0 ? OptionalDouble.empty() : OptionalDouble.of(decimal.value());
    Optional<MetricSample.Exemplar> exemplar = Optional.empty();
    if (exemplarFrom >= 0) {
      exemplar = exemplar(start, exemplarFrom, exemplarTo);
      if (exemplar.isEmpty()) {
        return;
      }
    }
    familyOf(name).samples.add(new MetricSample(name, labels, value, time, exemplar));
  }

  private Optional<MetricSample.Exemplar> exemplar(int start, int from, int to) {
    if (!line.exemplar(page, from, to)) {
      problem(line.wrongAt - start, line.wrong);
      return Optional.empty();
    }
    Map<String, String> labels = labels();
    if (!decimal.read(page, line.valueFrom, line.valueTo)) {
      problem(line.valueFrom - start, "the number of an exemplar is expected");
      return Optional.empty();
    }
    double value = decimal.value();
    OptionalDouble time =
        line.timeFrom >= 0 && decimal.read(page, line.timeFrom, line.timeTo)
            ? OptionalDouble.of(decimal.value())
            : OptionalDouble.empty();
    return Optional.of(new MetricSample.Exemplar(labels, value, time));
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < line.labels; i++) {
      labels.put(
          text(line.labelNameFrom(i), line.labelNameTo(i), true),
          text(line.labelValueFrom(i), line.labelValueTo(i), true));
    }
    return labels;
  }

  private Draft familyOf(String sample) {
    if (current != null && current.owns(sample)) {
      return current;
    }
    Draft known = families.get(sample);
    for (String suffix : SUFFIXES) {
      if (known == null && sample.endsWith(suffix)) {
        Draft parent = families.get(sample.substring(0, sample.length() - suffix.length()));
        known = parent != null && parent.owns(sample) ? parent : null;
      }
    }
    return known != null ? known : families.computeIfAbsent(sample, Draft::new);
  }

  /** {@code # TYPE name type}, {@code # HELP name text}, {@code # UNIT name unit}, or nothing. */
  private void comment(int from, int to) {
    ended = Lines.isEof(page, from, to);
    int at = skipBlanks(from + 1, to);
    int wordEnd = skipWord(at, to);
    String word = text(at, wordEnd, false);
    if (!word.equals("TYPE") && !word.equals("HELP") && !word.equals("UNIT")) {
      return;
    }
    int nameFrom = skipBlanks(wordEnd, to);
    int nameTo = skipName(nameFrom, to);
    boolean quoted = nameFrom < to && page[nameFrom] == '"' && nameTo - nameFrom >= 2;
    String name = quoted ? text(nameFrom + 1, nameTo - 1, true) : text(nameFrom, nameTo, false);
    String rest = text(skipBlanks(nameTo, to), to, false);
    if (name.isEmpty()) {
      problem(nameFrom - from, "a metric name is expected after " + word);
      return;
    }
    Draft family = families.computeIfAbsent(name, Draft::new);
    current = family;
    switch (word) {
      case "HELP" -> family.help = Labels.unescaped(rest);
      case "UNIT" -> family.unit = rest.strip();
      default -> type(family, rest.strip(), nameTo - from);
    }
  }

  private void type(Draft family, String word, int column) {
    for (MetricFamily.Type type : MetricFamily.Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
        family.type = type;
        return;
      }
    }
    if (!word.equals("untyped")) {
      problem(column, "a type is expected, but found \"" + word + '"');
    }
  }

  private int skipBlanks(int from, int to) {
    int at = from;
    while (at < to && (page[at] == ' ' || page[at] == '\t')) {
      at++;
    }
    return at;
  }

  private int skipWord(int from, int to) {
    int at = from;
    while (at < to && page[at] != ' ' && page[at] != '\t') {
      at++;
    }
    return at;
  }

  private int skipName(int from, int to) {
    if (from == to || page[from] != '"') {
      return skipWord(from, to);
    }
    int at = from + 1;
    while (at < to && page[at] != '"') {
      at += page[at] == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, to);
  }

  private String text(int from, int to, boolean escaped) {
    String text = new String(page, from, to - from, UTF_8);
    return escaped ? Labels.unescaped(text) : text;
  }

  private void problem(int column, String message) {
    if (problems.size() < MetricsPage.MOST_PROBLEMS) {
      problems.add(new MetricsPage.Problem(number, column + 1, message));
    }
  }
}
