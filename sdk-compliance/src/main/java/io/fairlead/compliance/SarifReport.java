package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fairlead.compliance.schema.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes a report as SARIF 2.1.0: at most 5,000 results, because code hosts refuse more; what is
 * left out is counted per rule. Waivers become suppressions.
 */
final class SarifReport {

  private static final int MOST = 5_000;
  private static final int SHORT = 16;

  private final Report report;
  private final JsonGenerator json;
  private final int[] shares;

  private SarifReport(Report report, JsonGenerator json) {
    this.report = report;
    this.json = json;
    this.shares =
        Findings.shares(report.rules().stream().mapToInt(r -> r.findings().size()).toArray(), MOST);
  }

  static void write(Report report, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonReport.generator(out)) {
      new SarifReport(report, json).write();
      json.writeRaw('\n');
    }
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool();
    json.writeStringField("columnKind", "utf16CodeUnits");
    invocations();
    results();
    properties();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Fairlead SBOM check: " + report.profile().id());
    json.writeStringField("fullName", report.profile().title());
    json.writeStringField("version", ToolVersion.text());
    json.writeArrayFieldStart("rules");
    for (RuleResult result : report.rules()) {
      Rule rule = result.rule();
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      text("shortDescription", rule.title());
      text("fullDescription", rule.title() + ". Source: " + rule.clause() + ".");
      Advice advice = report.advice();
      text("help", advice.remedy(rule) + " Evidence: " + advice.evidence(rule) + ".");
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", level(rule.level(), Verdict.FAIL));
      json.writeEndObject();
      json.writeObjectFieldStart("properties");
      json.writeStringField("level", rule.level().name());
      json.writeStringField("clause", rule.clause());
      json.writeStringField("verdict", result.verdict().name());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** What was read, and what is left out of the results. */
  private void invocations() throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", true);
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (String note : report.notes()) {
      notification(note);
    }
    for (int i = 0; i < shares.length; i++) {
      RuleResult result = report.rules().get(i);
      int shown = shares[i];
      if (result.gaps() > shown) {
        notification(
            result.rule().id()
                + ": "
                + (result.gaps() - shown)
                + " of "
                + result.gaps()
                + " findings are not listed");
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void notification(String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("level", "note");
    text("message", text);
    json.writeEndObject();
  }

  private void results() throws IOException {
    json.writeArrayFieldStart("results");
    for (int i = 0; i < shares.length; i++) {
      RuleResult result = report.rules().get(i);
      for (int j = 0; j < shares[i]; j++) {
        result(i, result.rule(), result.findings().get(j));
      }
    }
    json.writeEndArray();
  }

  private void result(int index, Rule rule, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", rule.id());
    json.writeNumberField("ruleIndex", index);
    json.writeStringField("level", level(rule.level(), finding.verdict()));
    text(
        "message",
        finding.component()
            + ": "
            + finding.message()
            + (finding.waiver().isEmpty() ? "" : " (" + finding.waiver() + ")")
            + ". "
            + finding.remedy());
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(report.source()));
    json.writeEndObject();
    if (finding.line() > 0) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", finding.line());
      json.writeNumberField("startColumn", finding.column());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("name", finding.component());
    json.writeStringField("fullyQualifiedName", finding.pointer());
    json.writeStringField("kind", "element");
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("fairleadFinding/v1", fingerprint(rule, finding));
    json.writeEndObject();
    if (finding.verdict() == Verdict.WAIVED) {
      json.writeArrayFieldStart("suppressions");
      json.writeStartObject();
      json.writeStringField("kind", "external");
      json.writeStringField("status", "accepted");
      json.writeStringField("justification", finding.waiver());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** The same finding in the next version of the SBOM: rule and component, not line or index. */
  private static String fingerprint(Rule rule, Finding finding) {
    String what = finding.ref().isEmpty() ? finding.component() : finding.ref();
    String tail = finding.pointer().substring(finding.pointer().lastIndexOf('/') + 1);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((rule.id() + '\n' + what + '\n' + tail).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, SHORT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void properties() throws IOException {
    json.writeObjectFieldStart("properties");
    json.writeStringField("profile", report.profile().id());
    json.writeStringField("verdict", report.verdict().name());
    json.writeStringField("format", report.format());
    json.writeNumberField("components", report.components());
    json.writeNumberField("findings", report.gaps());
    json.writeEndObject();
  }

  private void text(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Level level, Verdict verdict) {
    return level.binding()
        ? verdict == Verdict.INCONCLUSIVE ? "warning" : "error"
        : level == Level.SHOULD ? "warning" : "note";
  }

  /** A file name as a relative reference; spaces and the like are escaped. */
  private static String uri(String source) {
    if (Texts.iriReference(source) && !source.contains("%")) {
      return source;
    }
    StringBuilder text = new StringBuilder();
    for (byte b : source.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/!$&'()+,=:@".indexOf(c) >= 0;
      text.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xff));
    }
    return text.toString();
  }
}
