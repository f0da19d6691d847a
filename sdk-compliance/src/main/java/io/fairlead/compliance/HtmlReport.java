package io.fairlead.compliance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Writes a report as one page that can be handed on: no script, no font, no image from elsewhere;
 * readable on paper and in the dark. It says what was checked (with the hash of it), against what,
 * by what, who answers for the gaps, and how to read it.
 */
final class HtmlReport {

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
        .append(text(subject()))
        .append("</title>\n<style>\n")
        .append(resource("report.css"))
        .append("</style>\n</head>\n<body>\n<main>\n");
    head();
    checked();
    waivers();
    HtmlRules rules = new HtmlRules(report, html);
    rules.summary();
    html.append(resource("how-to-read.html"));
    rules.each();
    html.append("</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private String subject() {
    return report.subject().isEmpty() ? report.source() : report.subject();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void head() {
    html.append("<header>\n<p class=\"kicker\">SBOM compliance report</p>\n<h1>")
        .append(text(subject()))
        .append("</h1>\n<p class=\"verdict ")
        .append(css(report.verdict()))
        .append("\"><strong>")
        .append(text(name(report.verdict())))
        .append("</strong> ")
        .append(text(report.profile().title()))
        .append("</p>\n");
    binding(Verdict.FAIL, "Binding rules that fail");
    binding(Verdict.INCONCLUSIVE, "Binding rules without evidence");
    binding(Verdict.WAIVED, "Binding rules that are waived");
    html.append("</header>\n");
  }

  private void binding(Verdict verdict, String what) {
    String separator = ": ";
    for (RuleResult result : report.rules()) {
      if (result.rule().level().binding() && result.verdict() == verdict) {
        html.append(separator.equals(", ") ? "" : "<p class=\"binding\">" + what)
            .append(separator)
            .append(link(result.rule()));
        separator = ", ";
      }
    }
    html.append(separator.equals(", ") ? ".</p>\n" : "");
  }

  /** What was checked, against what, and by what. */
  private void checked() throws IOException {
    SbomDocument document = report.document();
    html.append("<h2>What was checked</h2>\n<dl>\n");
    row("Document", report.source());
    row("SHA-256 of the document", sha256(report.bytes()));
    row("Format", report.format());
    document.identity().ifPresent(i -> row("Identity of the SBOM", i));
    document.timestamp().ifPresent(t -> row("SBOM made on", t));
    if (!document.creators().isEmpty()) {
      row("SBOM made by", people(document));
    }
    if (!document.tools().isEmpty()) {
      row("SBOM made with", String.join(", ", document.tools()));
    }
    row(
        "Components",
        report.components() + (report.components() == 0 ? "" : " (" + report.kinds() + ")"));
    String edition = report.profile().edition();
    row("Checked against", report.profile().title() + (edition.isEmpty() ? "" : ", " + edition));
    report.deliveryDate().ifPresent(d -> row("Day of delivery", d));
    row("Checked with", "Fairlead " + ToolVersion.text() + ", profile " + report.profile().id());
    row(
        "Findings",
        report.gaps()
            + (report.gaps() > report.kept() ? ", of which " + report.kept() + " were kept" : ""));
    html.append("</dl>\n");
    for (String note : report.notes()) {
      html.append("<p class=\"note\">").append(text(note)).append("</p>\n");
    }
  }

  private static String people(SbomDocument document) {
    StringBuilder text = new StringBuilder();
    for (Party party : document.creators()) {
      text.append(text.isEmpty() ? "" : ", ").append(party.name());
      if (!party.mails().isEmpty()) {
        text.append(" <").append(party.mails().get(0)).append('>');
      }
    }
    return text.toString();
  }

  private static String sha256(SbomSource source) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(source.open(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void row(String name, String value) {
    html.append("<dt>")
        .append(text(name))
        .append("</dt><dd>")
        .append(text(value))
        .append("</dd>\n");
  }

  /** Who answers for which gap, why, and until when. */
  private void waivers() {
    if (report.terms().waivers().isEmpty()) {
      return;
    }
    html.append("<h2>Waivers</h2>\n<p>Gaps that somebody takes responsibility for, as of ")
        .append(report.terms().today())
        .append(".</p>\n<div class=\"scroll\"><table>\n<thead><tr><th>Rule</th>")
        .append("<th>Component</th><th>Reason</th><th>Approved by</th><th>Last day</th>")
        .append("<th class=\"n\">Findings</th></tr></thead>\n<tbody>\n");
    for (WaiverUse use : report.terms().waivers()) {
      Waiver waiver = use.waiver();
      html.append("<tr><td>")
          .append(text(waiver.rule()))
          .append("</td><td>")
          .append(text(waiver.component()))
          .append("</td><td>")
          .append(text(waiver.reason()))
          .append("</td><td>")
          .append(text(waiver.approver()))
          .append("</td><td class=\"level\">")
          .append(waiver.expires())
          .append(use.holds() ? "" : " <span class=\"badge fail\">expired</span>")
          .append("</td>");
      number(html, use.covered());
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table></div>\n");
  }

  static void number(StringBuilder html, long value) {
    html.append("<td class=\"n\">").append(value == 0 ? "–" : Long.toString(value)).append("</td>");
  }

  static String link(Rule rule) {
    return "<a href=\"#" + text(rule.id()) + "\">" + text(rule.id()) + "</a>";
  }

  static String badge(Verdict verdict) {
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

  static String text(String value) {
    return Markup.escaped(value);
  }
}
