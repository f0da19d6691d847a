package io.fairlead.compliance;

import java.io.IOException;
import java.io.OutputStream;

/** A form in which a report is written; each is deterministic. */
public enum ReportFormat {
  /** For people, in a terminal. */
  TEXT,
  /** Fairlead's own JSON: complete. */
  JSON;

  /** Writes a report as UTF-8; the stream is flushed and stays open. */
  public void write(Report report, OutputStream out) throws IOException {
    switch (this) {
      case TEXT -> TextReport.write(report, out);
      case JSON -> JsonReport.write(report, out);
    }
    out.flush();
  }
}
