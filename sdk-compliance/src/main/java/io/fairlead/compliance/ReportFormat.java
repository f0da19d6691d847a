package io.fairlead.compliance;

import java.io.IOException;
import java.io.OutputStream;

/** A form in which a report is written; each is deterministic. */
public enum ReportFormat {
  /** For people, in a terminal. */
  TEXT(TextReport::write),
  /** Fairlead's own JSON: complete. */
  JSON(JsonReport::write);

  private interface Writer {
    void write(Report report, OutputStream out) throws IOException;
  }

  private final Writer writer;

  ReportFormat(Writer writer) {
    this.writer = writer;
  }

  /** Writes a report as UTF-8; the stream is flushed and stays open. */
  public void write(Report report, OutputStream out) throws IOException {
    writer.write(report, out);
    out.flush();
  }
}
