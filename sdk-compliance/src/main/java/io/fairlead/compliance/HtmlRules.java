package io.fairlead.compliance;

import static io.fairlead.compliance.HtmlReport.badge;
import static io.fairlead.compliance.HtmlReport.link;
import static io.fairlead.compliance.HtmlReport.number;
import static io.fairlead.compliance.HtmlReport.text;

import java.util.List;

/** The part of the page that is about rules: a table of all, and a section for each. */
final class HtmlRules {

  private static final int SHOWN = 200;

  private final Report report;
  private final StringBuilder html;

  HtmlRules(Report report, StringBuilder html) {
    this.report = report;
    this.html = html;
  }

  /** Writes the table. */
  void summary() {
    html.append(
            "<h2>Summary</h2>\n<div class=\"scroll\"><table class=\"rules\">\n<thead><tr><th>Rule</th><th>Requirement</th>")
        .append(
            "<th>Level</th><th>Verdict</th><th class=\"n\">Applies to</th><th class=\"n\">Good</th>")
        .append("<th class=\"n\">Failed</th><th class=\"n\">No evidence</th>")
        .append("<th class=\"n\">Waived</th></tr></thead>\n<tbody>\n");
    for (RuleResult result : report.rules()) {
      Rule rule = result.rule();
      html.append("<tr><td>")
          .append(link(rule))
          .append("</td><td>")
          .append(text(rule.title()))
          .append("</td><td class=\"level\">")
          .append(text(TextReport.level(rule.level())))
          .append("</td><td>")
          .append(badge(result.verdict()))
          .append("</td>");
      number(html, result.applicable());
      number(html, result.passed());
      number(html, result.failed());
      number(html, result.inconclusive());
      number(html, result.waived());
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table></div>\n");
  }

  /** Writes the sections. */
  void each() {
    html.append("<h2>Rules</h2>\n");
    for (RuleResult result : report.rules()) {
      rule(result);
    }
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
        .append(text(report.advice().evidence(rule)))
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
      html.append("<p class=\"remedy\">What to do: ")
          .append(text(result.findings().get(0).remedy()))
          .append("</p>\n");
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
          .append(
              finding.waiver().isEmpty()
                  ? ""
                  : "<br><span class=\"place\">" + text(finding.waiver()) + "</span>")
          .append("</td><td><span class=\"place\">")
          .append(
              finding.line() == 0
                  ? "place unknown"
                  : "line " + finding.line() + ", column " + finding.column())
          .append("</span><br><code>")
          .append(text(finding.pointer().isEmpty() ? "the document" : finding.pointer()))
          .append("</code></td></tr>\n");
    }
    html.append("</tbody>\n</table></div>\n");
    if (result.gaps() > shown) {
      html.append("<p class=\"more\">")
          .append(result.gaps() - shown)
          .append(" further findings are counted above and not listed.</p>\n");
    }
  }
}
