package io.fairlead.servers.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics pages of one endpoint, page after page, from pieces as they arrive.
 *
 * <p>Per page: {@link #begin}, any number of {@link #feed}, {@link #finish}; then the values until
 * the next {@code begin}. What is not on the page, not a number or not possible is NaN. A line
 * that is wanted and unreadable makes its value unknown and is counted in {@link #damagedLines}.
 *
 * <p>After the first pages nothing is allocated as long as the LoRA adapters do not change. One
 * reader belongs to one endpoint and one thread at a time.
 */
public final class MetricsReader {

  private final MetricsPlan plan;
  private final MetricsLimits limits;
  private final SeriesLine line = new SeriesLine();
  private final DecimalReader decimal = new DecimalReader();
  private final LoraWatch lora = new LoraWatch();

  private final double[] values;
  private final int[] counts;
  private final int[] ranks;
  private final int[] hits;

  /** The beginning of a line whose end has not arrived. */
  private byte[] carry = new byte[1024];

  private int carried;
  private byte[] copied = new byte[0];
  private long pageBytes;
  private int lines;
  private int matched;
  private int damaged;
  private boolean ended;
  private boolean firstLine;
  private PageOutcome outcome = PageOutcome.EMPTY;
  private String problem = "";

  MetricsReader(MetricsPlan plan, MetricsLimits limits) {
    this.plan = plan;
    this.limits = Objects.requireNonNull(limits, "limits");
    int rows = plan.metrics().size();
    values = new double[rows];
    counts = new int[rows];
    ranks = new int[rows];
    hits = new int[plan.engines().size()];
    Arrays.fill(values, Double.NaN);
  }

  /** Starts a page; what was read before is forgotten, the LoRA adapters are kept. */
  public void begin() {
    Arrays.fill(values, Double.NaN);
    Arrays.fill(counts, 0);
    Arrays.fill(ranks, Integer.MAX_VALUE);
    Arrays.fill(hits, 0);
    lora.begin();
    carried = 0;
    pageBytes = 0;
    lines = 0;
    matched = 0;
    damaged = 0;
    ended = false;
    firstLine = true;
    problem = "";
    outcome = PageOutcome.READING;
  }

  /**
   * Reads the next piece of the page. The bytes are not kept.
   *
   * @return whether more is wanted; if not, the page is refused and the connection can be closed
   */
  public boolean feed(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    if (outcome != PageOutcome.READING) {
      return false;
    }
    pageBytes += to - from;
    if (pageBytes > limits.pageBytes()) {
      return refuse(
          PageOutcome.TOO_LARGE, "the page is longer than " + limits.pageBytes() + " bytes");
    }
    int at = from;
    if (carried > 0) {
      int end = Lines.indexOfNewline(bytes, at, to);
      if (!carry(bytes, at, end < 0 ? to : end)) {
        return false;
      }
      if (end < 0) {
        return true;
      }
      line(carry, 0, carried);
      carried = 0;
      at = end + 1;
    }
    while (outcome == PageOutcome.READING) {
      int end = Lines.indexOfNewline(bytes, at, to);
      if (end < 0) {
        return carry(bytes, at, to);
      }
      if (end - at > limits.lineBytes()) {
        return tooLong();
      }
      line(bytes, at, end);
      at = end + 1;
    }
    return false;
  }

  /** As {@link #feed(byte[], int, int)}; the buffer's position moves to its limit. */
  public boolean feed(ByteBuffer bytes) {
    int size = bytes.remaining();
    if (bytes.hasArray()) {
      int from = bytes.arrayOffset() + bytes.position();
      bytes.position(bytes.limit());
      return feed(bytes.array(), from, from + size);
    }
    if (copied.length < size) {
      copied = new byte[Math.max(size, 8192)];
    }
    bytes.get(copied, 0, size);
    return feed(copied, 0, size);
  }

  /**
   * Ends the page. To be called only when the answer arrived whole: a last line without line end is
   * taken as complete.
   */
  public PageOutcome finish() {
    if (outcome != PageOutcome.READING) {
      return outcome;
    }
    if (carried > 0) {
      line(carry, 0, carried);
      carried = 0;
    }
    if (outcome != PageOutcome.READING) {
      return outcome;
    }
    if (lines == 0) {
      problem = "the page is empty";
      outcome = PageOutcome.EMPTY;
      return outcome;
    }
    for (int row = 0; row < values.length; row++) {
      if (counts[row] > 1) { // only means are counted
        values[row] /= counts[row];
      }
    }
    lora.finish();
    outcome = matched > 0 ? PageOutcome.READ : PageOutcome.NOTHING_WANTED;
    return outcome;
  }

  private boolean carry(byte[] bytes, int from, int to) {
    int size = to - from;
    if (carried + size > limits.lineBytes()) {
      return tooLong();
    }
    if (carried + size > carry.length) {
      carry =
          Arrays.copyOf(
              carry, Math.min(limits.lineBytes(), Math.max(carry.length * 2, carried + size)));
    }
    System.arraycopy(bytes, from, carry, carried, size);
    carried += size;
    return true;
  }

  private boolean tooLong() {
    return refuse(
        PageOutcome.LINE_TOO_LONG,
        "line " + (lines + 1) + " is longer than " + limits.lineBytes() + " bytes");
  }

  private boolean refuse(PageOutcome why, String text) {
    outcome = why;
    problem = text;
    Arrays.fill(values, Double.NaN);
    return false;
  }

  private void line(byte[] bytes, int start, int end) {
    int from = start;
    int to = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    lines++;
    while (from < to && (bytes[from] == ' ' || bytes[from] == '\t')) {
      from++;
    }
    if (from == to || ended) {
      return;
    }
    if (firstLine && !looksLikeMetrics(bytes, from, to)) {
      return;
    }
    firstLine = false;
    if (bytes[from] == '#') {
      ended = Lines.isEof(bytes, from, to);
      return;
    }
    int name = plan.names().find(bytes, from, to);
    if (name >= 0) {
      series(name, bytes, from, to);
    } else if (bytes[from] == '{') {
      quoted(bytes, from, to);
    }
  }

  private boolean looksLikeMetrics(byte[] bytes, int from, int to) {
    byte first = bytes[from];
    boolean name = (first | 0x20) >= 'a' && (first | 0x20) <= 'z' || first == '_' || first == ':';
    if (name || first == '#' || first == '{' && line.parse(bytes, from, to)) {
      return true;
    }
    String found = first == '<' ? "HTML" : first == '{' || first == '[' ? "JSON" : "something else";
    return refuse(PageOutcome.NOT_METRICS, "the page is " + found + ", not Prometheus text");
  }

  /** A line whose name stands in quotes inside the braces. */
  private void quoted(byte[] bytes, int from, int to) {
    if (line.parse(bytes, from, to)) {
      int name = plan.names().exactly(bytes, line.nameFrom, line.nameTo);
      if (name >= 0) {
        take(name);
      }
    }
  }

  private void series(int name, byte[] bytes, int from, int to) {
    if (line.parse(bytes, from, to)) {
      take(name);
    } else {
      damaged(line.wrongAt - from, line.wrong);
    }
  }

  private void take(int name) {
    matched++;
    boolean readable = decimal.read(line.bytes, line.valueFrom, line.valueTo);
    if (!readable) {
      damaged(line.valueFrom - line.nameFrom, "a number is expected");
    }
    double value = readable ? decimal.value() : Double.NaN;
    for (MetricsPlan.Target target : plan.targets(name)) {
      if (fits(target)) {
        hits[target.engine()]++;
        add(target, target.label() == null ? value : labelValue(target.label()));
      }
    }
    MetricsPlan.LoraNames names = plan.lora(name);
    if (names != null) {
      lora.series(line, value, names);
    }
  }

  private boolean fits(MetricsPlan.Target target) {
    for (int i = 0; i < target.labels().length; i++) {
      int label = line.find(target.labels()[i]);
      boolean fits =
          label < 0 ? i >= target.mayBeAbsentFrom() : line.valueIs(label, target.values()[i]);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private double labelValue(byte[] name) {
    int label = line.find(name);
    return label >= 0
            && decimal.read(line.bytes, line.labelValueFrom(label), line.labelValueTo(label))
        ? decimal.value()
        : Double.NaN; // vLLM says "None" until it has measured its memory
  }

  private void add(MetricsPlan.Target target, double value) {
    int row = target.row();
    double checked = plan.metrics().get(row).checked(value);
    if (target.rank() < ranks[row]) { // a better name than the one before
      ranks[row] = target.rank();
      values[row] = checked;
      counts[row] = target.over() == MetricRow.Over.MEAN ? 1 : 0;
    } else if (target.rank() == ranks[row]) {
      switch (target.over()) {
        case SUM -> values[row] += checked;
        case MAX -> values[row] = Math.max(values[row], checked);
        case MEAN -> {
          values[row] += checked;
          counts[row]++;
        }
        case FIRST -> {}
      }
    }
  }

  private void damaged(int column, String text) {
    if (damaged++ == 0) {
      problem = "line " + lines + ", column " + (column + 1) + ": " + text;
    }
  }

  /** Returns the value of the last page; NaN if unknown, also for a metric not in the plan. */
  public double value(ServerMetric metric) {
    int row = plan.metrics().indexOf(metric);
    return row < 0 ? Double.NaN : values[row];
  }

  /** Returns the value of the row, by the order of {@link MetricsPlan#metrics}. */
  public double value(int row) {
    return values[row];
  }

  /** Copies all values in the order of {@link MetricsPlan#metrics}. */
  public void values(double[] into) {
    System.arraycopy(values, 0, into, 0, values.length);
  }

  /** Returns the adapters of the last page that could be read; the same object while the same. */
  public LoraAdapters lora() {
    return lora.adapters();
  }

  /** Whether the last page changed the adapters. */
  public boolean loraChanged() {
    return lora.changed();
  }

  /** Returns the outcome of the page. */
  public PageOutcome outcome() {
    return outcome;
  }

  /** Returns what is wrong with the page, or with its first damaged line; empty if nothing. */
  public String problem() {
    return problem;
  }

  /** Returns how many wanted lines could not be read. */
  public int damagedLines() {
    return damaged;
  }

  /** Returns how many series of the page were wanted by name. */
  public int matchedSeries() {
    return matched;
  }

  /** Returns the plan. */
  public MetricsPlan plan() {
    return plan;
  }

  /** Returns the engine of the plan most of whose names were on the page, empty if none was. */
  public Optional<EngineMetrics> engine() {
    @Nullable EngineMetrics best = null;
    int most = 0;
    for (int e = 0; e < hits.length; e++) {
      if (hits[e] > most) {
        most = hits[e];
        best = plan.engines().get(e);
      }
    }
    return Optional.ofNullable(best);
  }
}
