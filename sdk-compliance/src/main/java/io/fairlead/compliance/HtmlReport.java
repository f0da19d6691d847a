package io.fairlead.compliance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes a report as one page that can be handed on: no script, no font, no image from elsewhere;
 * readable on paper and in the dark.
 */
final class HtmlReport {

  private static final int SHOWN = 200;

  private final Report report;
  private final StringBuilder html = new StringBuilder(1 << 16);

  private HtmlReport(Report report) {
    this.report = report;
  }

  static void write(Report report, OutputStream out) throws IOException {
    out.write(new HtmlReport(report).page().getBytes(StandardCharsets.UTF_8));
  }

  private String page() throws IOException {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
        .append(text(TextReport.name(report.verdict()).toUpperCase(Locale.ROOT)))
        .append(" · ")
        .append(text(report.profile().title()))
        .append(" · ")
        .append(text(report.subject().isEmpty() ? report.source() : report.subject()))
        .append("</title>\n<style>\n")
        .append(style())
        .append("</style>\n</head>\n<body>\n<main>\n");
    head();
    summary();
    html.append("<h2>Rules</h2>\n");
    for (RuleResult result : report.rules()) {
      rule(result);
    }
    foot();
    html.append("</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("report.css is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void head() {
    String verdict = name(report.verdict());
    html.append("<header>\n<p class=\"kicker\">SBOM compliance report</p>\n<h1>")
        .append(text(report.subject().isEmpty() ? report.source() : report.subject()))
        .append("</h1>\n<p class=\"verdict ")
        .append(css(report.verdict()))
        .append("\"><strong>")
        .append(text(verdict))
        .append("</strong> ")
        .append(text(report.profile().title()))
        .append("</p>\n<dl>\n");
    row("Document", report.source());
    row("Format", report.format());
    row("Components", Integer.toString(report.components()));
    report.document().timestamp().ifPresent(t -> row("SBOM made", t));
    report.document().identity().ifPresent(i -> row("SBOM identity", i));
    report.deliveryDate().ifPresent(d -> row("Delivery", d));
    row("Findings", Long.toString(report.gaps()));
    html.append("</dl>\n");
    for (String note : report.notes()) {
      html.append("<p class=\"note\">").append(text(note)).append("</p>\n");
    }
    html.append("</header>\n");
  }

  private void row(String name, String value) {
    html.append("<div><dt>")
        .append(text(name))
        .append("</dt><dd>")
        .append(text(value))
        .append("</dd></div>\n");
  }

  private void summary() {
    html.append(
            "<h2>Summary</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th>Rule</th><th>Requirement</th>")
        .append(
            "<th>Level</th><th>Verdict</th><th class=\"n\">Applies to</th><th class=\"n\">Good</th>")
        .append("<th class=\"n\">Affected</th><th class=\"n\">Waived</th></tr></thead>\n<tbody>\n");
    for (RuleResult result : report.rules()) {
      Rule rule = result.rule();
      html.append("<tr><td><a href=\"#")
          .append(text(rule.id()))
          .append("\">")
          .append(text(rule.id()))
          .append("</a></td><td>")
          .append(text(rule.title()))
          .append("</td><td class=\"level\">")
          .append(text(TextReport.level(rule.level())))
          .append("</td><td>")
          .append(badge(result.verdict()))
          .append("</td>");
      number(result.applicable());
      number(result.passed());
      number(result.affected());
      number(result.waived());
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table></div>\n");
  }

  private void number(int value) {
    html.append("<td class=\"n\">")
        .append(value == 0 ? "–" : Integer.toString(value))
        .append("</td>");
  }

  private void rule(RuleResult result) {
    Rule rule = result.rule();
    html.append("<section id=\"")
        .append(text(rule.id()))
        .append("\">\n<h3>")
        .append(badge(result.verdict()))
        .append(' ')
        .append(text(rule.id()))
        .append(" · ")
        .append(text(rule.title()))
        .append("</h3>\n<p class=\"clause\">")
        .append(text(rule.clause()))
        .append(" · ")
        .append(text(TextReport.level(rule.level())))
        .append("</p>\n<p class=\"evidence\">Evidence: <code>")
        .append(text(rule.evidence()))
        .append("</code></p>\n");
    if (result.verdict() == Verdict.NOT_APPLICABLE) {
      html.append("<p>Nothing in this document is subject to the rule.</p>\n");
    } else {
      html.append("<p>")
          .append(result.passed())
          .append(" of ")
          .append(result.applicable())
          .append(result.applicable() == 1 ? " subject has" : " subjects have")
          .append(" good evidence")
          .append(result.failed() > 0 ? ", " + result.failed() + " failed" : "")
          .append(
              result.inconclusive() > 0 ? ", " + result.inconclusive() + " without evidence" : "")
          .append(result.waived() > 0 ? ", " + result.waived() + " waived" : "")
          .append(".</p>\n");
    }
    if (!result.findings().isEmpty()) {
      html.append("<p class=\"remedy\">What to do: ").append(text(rule.remedy())).append("</p>\n");
      findings(result);
    }
    html.append("</section>\n");
  }

  private void findings(RuleResult result) {
    List<Finding> findings = result.findings();
    int shown = Math.min(SHOWN, findings.size());
    html.append(
            "<div class=\"scroll\"><table class=\"findings\">\n<thead><tr><th>Component</th><th>Finding</th>")
        .append("<th>Where</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < shown; i++) {
      Finding finding = findings.get(i);
      html.append("<tr><td>")
          .append(text(finding.component()))
          .append("</td><td>")
          .append(finding.verdict() == Verdict.FAIL ? "" : badge(finding.verdict()) + " ")
          .append(text(finding.message()))
          .append("</td><td><span class=\"place\">line ")
          .append(finding.line())
          .append(", column ")
          .append(finding.column())
          .append("</span><br><code>")
          .append(text(finding.pointer().isEmpty() ? "/" : finding.pointer()))
          .append("</code></td></tr>\n");
    }
    html.append("</tbody>\n</table></div>\n");
    if (result.gaps() > shown) {
      html.append("<p class=\"more\">")
          .append(result.gaps() - shown)
          .append(" further findings are counted above and not listed.</p>\n");
    }
  }

  private void foot() {
    html.append(
            "<footer>\n<p>A rule passes only with evidence in the document. The verdict is FAIL if a binding ")
        .append(
            "rule (must, must if exists) fails, INCONCLUSIVE if a binding rule lacks evidence, else PASS; ")
        .append(
            "no score enters into it. Columns count UTF-16 units. Made by Fairlead.</p>\n</footer>\n");
  }

  private static String badge(Verdict verdict) {
    return "<span class=\"badge " + css(verdict) + "\">" + name(verdict) + "</span>";
  }

  private static String name(Verdict verdict) {
    return verdict == Verdict.NOT_APPLICABLE ? "n/a" : TextReport.name(verdict);
  }

  private static String css(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "pass";
      case FAIL -> "fail";
      case NOT_APPLICABLE -> "na";
      case INCONCLUSIVE -> "open";
      case WAIVED -> "waived";
    };
  }

  private static String text(String value) {
    return Markup.escaped(value);
  }
}
