package io.fairlead.servers.metrics;

import java.util.Arrays;

/**
 * One sample line, taken apart into ranges of the bytes it was read from. Reused for every line:
 * nothing is copied, decoded or allocated.
 *
 * <p>Grammar: {@code name{label="value",...} value [timestamp] [# exemplar]}, the name also quoted
 * inside the braces, labels optional, blanks between tokens, a comma after the last label. Read by
 * the rules of the Prometheus text format and of OpenMetrics, whichever is more tolerant.
 */
final class SeriesLine {

  private static final int MOST_LABELS = 512;

  byte[] bytes = new byte[0];
  int nameFrom;
  int nameTo;
  boolean quotedName;
  int labels;
  int valueFrom;
  int valueTo;

  /** Where the time stamp starts; -1 without one. */
  int timeFrom;

  int timeTo;

  /** Where the text after {@code #} starts; -1 without an exemplar. */
  int exemplarFrom;

  int exemplarTo;

  /** Position of what is wrong, after {@link #parse} said no. */
  int wrongAt;

  String wrong = "";

  /** Per label four positions: name from, name to, value from, value to; without quotes. */
  private int[] ranges = new int[64];

  private int at;
  private int end;

  /** Reads a line whose name is {@code [from, nameEnd)}, or whose name is still to be found. */
  boolean parse(byte[] line, int from, int to) {
    bytes = line;
    at = from;
    end = to;
    labels = 0;
    quotedName = false;
    timeFrom = -1;
    exemplarFrom = -1;
    nameFrom = from;
    while (at < end && !isEndOfName(line[at])) {
      at++;
    }
    nameTo = at;
    skipBlanks();
    if (at < end && line[at] == '{') {
      at++;
      if (!labelBlock()) {
        return false;
      }
    }
    if (nameTo == nameFrom) {
      return fail(from, "a metric name is expected");
    }
    return tail();
  }

  private static boolean isEndOfName(byte b) {
    return b == '{' || b == ' ' || b == '\t';
  }

  private boolean tail() {
    skipBlanks();
    valueFrom = at;
    skipToken();
    valueTo = at;
    if (valueFrom == valueTo) {
      return fail(at, "a value is expected");
    }
    skipBlanks();
    if (at < end && bytes[at] != '#') {
      timeFrom = at;
      skipToken();
      timeTo = at;
      skipBlanks();
    }
    if (at < end) {
      if (bytes[at] != '#') {
        return fail(at, "the end of the line or an exemplar is expected");
      }
      exemplarFrom = at + 1;
      exemplarTo = end;
    }
    return true;
  }

  /** Reads what stands between the braces; the opening one is behind. */
  boolean labelBlock() {
    while (true) {
      skipBlanks();
      if (at == end) {
        return fail(at, "the labels are not closed with }");
      }
      if (bytes[at] == '}') {
        at++;
        return true;
      }
      if (!label()) {
        return false;
      }
      skipBlanks();
      if (at < end && bytes[at] == ',') {
        at++;
      } else if (at == end || bytes[at] != '}') {
        return fail(at, "a comma or } is expected after a label");
      }
    }
  }

  private boolean label() {
    int from = at;
    int to;
    boolean quoted = bytes[at] == '"';
    if (quoted) {
      from++;
      if (!skipQuoted()) {
        return false;
      }
      to = at - 1;
    } else {
      while (at < end && bytes[at] != '=' && !isEndOfLabelName(bytes[at])) {
        at++;
      }
      to = at;
    }
    skipBlanks();
    if (quoted && nameFrom == nameTo && (at == end || bytes[at] != '=')) {
      nameFrom = from; // a name that is no plain word stands quoted among the labels
      nameTo = to;
      quotedName = true;
      return true;
    }
    if (at == end || bytes[at] != '=' || to == from) {
      return fail(at, "a label is expected: name=\"value\"");
    }
    at++;
    skipBlanks();
    if (at == end || bytes[at] != '"') {
      return fail(at, "the value of a label must be quoted");
    }
    int valueStart = at + 1;
    if (!skipQuoted()) {
      return false;
    }
    return add(from, to, valueStart, at - 1);
  }

  private static boolean isEndOfLabelName(byte b) {
    return b == ',' || b == '}' || b == '"' || b == ' ' || b == '\t';
  }

  private boolean add(int from, int to, int valueStart, int valueEnd) {
    if (labels == MOST_LABELS) {
      return fail(from, "a series has more than " + MOST_LABELS + " labels");
    }
    int base = labels * 4;
    if (base == ranges.length) {
      ranges = Arrays.copyOf(ranges, base * 2);
    }
    ranges[base] = from;
    ranges[base + 1] = to;
    ranges[base + 2] = valueStart;
    ranges[base + 3] = valueEnd;
    labels++;
    return true;
  }

  /** Skips a quoted text; escaped quotes belong to it. */
  private boolean skipQuoted() {
    int opened = at++;
    while (at < end) {
      byte b = bytes[at++];
      if (b == '"') {
        return true;
      }
      if (b == '\\') {
        at++;
      }
    }
    at = end;
    return fail(opened, "a quoted text is not closed");
  }

  private void skipBlanks() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
  }

  private void skipToken() {
    while (at < end && bytes[at] != ' ' && bytes[at] != '\t') {
      at++;
    }
  }

  private boolean fail(int position, String message) {
    wrongAt = position;
    wrong = message;
    return false;
  }

  /** Prepares for reading the labels of an exemplar, which start after its opening brace. */
  boolean exemplar(byte[] line, int from, int to) {
    bytes = line;
    at = from;
    end = to;
    labels = 0;
    nameFrom = 0;
    nameTo = 1; // it has none, and none is expected
    timeFrom = -1;
    exemplarFrom = -1;
    skipBlanks();
    if (at == end || bytes[at] != '{') {
      return fail(at, "an exemplar must begin with its labels");
    }
    at++;
    return labelBlock() && tail();
  }

  int labelNameFrom(int label) {
    return ranges[label * 4];
  }

  int labelNameTo(int label) {
    return ranges[label * 4 + 1];
  }

  int labelValueFrom(int label) {
    return ranges[label * 4 + 2];
  }

  int labelValueTo(int label) {
    return ranges[label * 4 + 3];
  }

  /** Returns the label of this name, or -1. */
  int find(byte[] name) {
    for (int i = 0; i < labels; i++) {
      if (equal(bytes, labelNameFrom(i), labelNameTo(i), name)) {
        return i;
      }
    }
    return -1;
  }

  boolean valueIs(int label, byte[] value) {
    return equal(bytes, labelValueFrom(label), labelValueTo(label), value);
  }

  private static boolean equal(byte[] bytes, int from, int to, byte[] other) {
    return Arrays.equals(bytes, from, to, other, 0, other.length);
  }
}
