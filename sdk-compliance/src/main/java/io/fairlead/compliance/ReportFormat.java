package io.fairlead.compliance;

import java.io.IOException;
import java.io.OutputStream;

/** A form in which a report is written; each is deterministic. */
public enum ReportFormat {
  /** For people, in a terminal. */
  TEXT,
  /** Fairlead's own JSON: complete. */
  JSON,
  /** SARIF 2.1.0, for code hosts and editors. */
  SARIF,
  /** JUnit XML, for build servers. */
  JUNIT,
  /** One self-contained page, for auditors. */
  HTML;

  /** Writes a report as UTF-8; the stream is flushed and stays open. */
  public void write(Report report, OutputStream out) throws IOException {
    switch (this) {
      case TEXT -> TextReport.write(report, out);
      case JSON -> JsonReport.write(report, out);
      case SARIF -> SarifReport.write(report, out);
      case JUNIT -> JunitReport.write(report, out);
      case HTML -> HtmlReport.write(report, out);
    }
    out.flush();
  }
}
