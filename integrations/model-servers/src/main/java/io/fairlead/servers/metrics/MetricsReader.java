package io.fairlead.servers.metrics;

import io.fairlead.routing.Attribute;
import io.fairlead.routing.Column;
import io.fairlead.routing.LoraAdapters;
import io.fairlead.routing.ReportWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the metrics pages of one endpoint, page after page, from pieces as they arrive.
 *
 * <p>Per page: {@link #begin}, any number of {@link #feed}, {@link #finish}; then the values until
 * the next {@code begin}. What is not on the page, not a number or not possible is NaN. A line that
 * is wanted and unreadable makes its value unknown and is counted in {@link #damagedLines}.
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

  private final WantedValues values;

  /** The beginning of a line whose end has not arrived. */
  private byte[] carry = new byte[1024];

  private int carried;
  private byte[] copied = new byte[0];
  private long pageBytes;
  private int lines;
  private int damaged;
  private boolean ended;
  private boolean firstLine;
  private PageOutcome outcome = PageOutcome.EMPTY;
  private String problem = "";

  MetricsReader(MetricsPlan plan, MetricsLimits limits) {
    this.plan = plan;
    this.limits = Objects.requireNonNull(limits, "limits");
    values = new WantedValues(plan);
  }

  /** Starts a page; what was read before is forgotten, the LoRA adapters are kept. */
  public void begin() {
    values.begin();
    lora.begin();
    carried = 0;
    pageBytes = 0;
    lines = 0;
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
    values.finish();
    lora.finish();
    outcome = values.wanted() > 0 ? PageOutcome.READ : PageOutcome.NOTHING_WANTED;
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
    values.clear();
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
    boolean quoted = first == '{' && line.parse(bytes, from, to);
    if (quoted || first == '#' || Lines.beginsName(first)) {
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
        take(name, from);
      }
    }
  }

  private void series(int name, byte[] bytes, int from, int to) {
    if (line.parse(bytes, from, to)) {
      take(name, from);
    } else {
      damaged(line.wrongAt - from, line.wrong);
    }
  }

  private void take(int name, int from) {
    boolean readable = decimal.read(line.bytes, line.valueFrom, line.valueTo);
    if (!readable) {
      damaged(line.valueFrom - from, "a number is expected");
    }
    double value = readable ? decimal.value() : Double.NaN;
    values.series(line, value, plan.targets(name));
    LoraNames names = plan.lora(name);
    if (names != null) {
      lora.series(line, value, names);
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
    return row < 0 ? Double.NaN : values.value(row);
  }

  /** Returns the value of the row, by the order of {@link MetricsPlan#metrics}. */
  public double value(int row) {
    return values.value(row);
  }

  /** Copies all values in the order of {@link MetricsPlan#metrics}. */
  public void values(double[] into) {
    values.copy(into);
  }

  /**
   * Reports the last page of a plan for {@link ServerMetric#ROUTING} and commits the report; what
   * the page did not tell becomes unknown. If the page told nothing, the report is discarded.
   *
   * @param adaptersToo whether to report the LoRA adapters although they are the same as before: to
   *     be said after the endpoint is a new object in its pool
   * @return whether the pool took the report
   */
  public boolean report(ReportWriter report, boolean adaptersToo) {
    if (outcome != PageOutcome.READ) {
      report.discard();
      return false;
    }
    report
        .set(Column.WAITING, value(ServerMetric.WAITING))
        .set(Column.RUNNING, value(ServerMetric.RUNNING))
        .set(Column.KV_USE, value(ServerMetric.KV_USE))
        .set(Column.KV_BLOCK_TOKENS, value(ServerMetric.KV_BLOCK_TOKENS))
        .set(Column.KV_BLOCKS, value(ServerMetric.KV_BLOCKS));
    if (adaptersToo || loraChanged()) {
      report.set(Attribute.LORA, lora());
    }
    return report.commit();
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

  /** Returns the plan. */
  public MetricsPlan plan() {
    return plan;
  }

  /** Returns the engine of the plan most of whose names were on the page, empty if none was. */
  public Optional<EngineMetrics> engine() {
    return Optional.ofNullable(values.engine());
  }
}
