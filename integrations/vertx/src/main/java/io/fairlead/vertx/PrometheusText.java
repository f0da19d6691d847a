package io.fairlead.vertx;

import java.util.Locale;

/**
 * Writes a metrics page in Prometheus' text format, version 0.0.4. Families come in the order of
 * the calls; the lines of one family must be written together. Not thread-safe.
 */
final class PrometheusText {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder out = new StringBuilder(16 * 1024);

  PrometheusText family(String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /** Writes one sample; labels are pairs of name and value. */
  PrometheusText sample(String name, long count, String... labels) {
    head(name, labels);
    out.append(count).append('\n');
    return this;
  }

  /** Writes one sample; labels are pairs of name and value. */
  PrometheusText sample(String name, double value, String... labels) {
    head(name, labels);
    value(value);
    out.append('\n');
    return this;
  }

  private void head(String name, String... labels) {
    out.append(name);
    if (labels.length > 0) {
      out.append('{');
      for (int i = 0; i < labels.length; i += 2) {
        out.append(i == 0 ? "" : ",").append(labels[i]).append("=\"");
        escape(labels[i + 1]);
        out.append('"');
      }
      out.append('}');
    }
    out.append(' ');
  }

  /** Writes a whole histogram in seconds, with a bucket per octave. */
  PrometheusText seconds(String name, String help, LatencyHistogram histogram) {
    family(name, "histogram", help);
    long[] counts = histogram.counts();
    long sum = counts[0];
    bucket(name, LatencyHistogram.upper(0) / 1e9, sum);
    int index = 1;
    for (int octave = 0; octave < LatencyHistogram.OCTAVES; octave++) {
      for (int part = 0; part < LatencyHistogram.PER_OCTAVE; part++) {
        sum += counts[index++];
      }
      bucket(name, LatencyHistogram.upper(index - 1) / 1e9, sum);
    }
    sum += counts[index];
    sample(name + "_bucket", sum, "le", "+Inf");
    sample(name + "_sum", histogram.sumNanos() / 1e9);
    return sample(name + "_count", sum);
  }

  private void bucket(String name, double le, long count) {
    String edge =
        String.format(Locale.ROOT, "%.6f", le).replaceAll("0+$", "").replaceAll("\\.$", "");
    sample(name + "_bucket", count, "le", edge);
  }

  private void value(double value) {
    if (Double.isNaN(value)) {
      out.append("NaN");
    } else if (Double.isInfinite(value)) {
      out.append(value > 0 ? "+Inf" : "-Inf");
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.append((long) value);
    } else {
      out.append(value);
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '"' -> out.append("\\\"");
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
