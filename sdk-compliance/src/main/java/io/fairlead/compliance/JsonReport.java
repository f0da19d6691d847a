package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a report as JSON, streaming; {@code schemaVersion} tells incompatible changes. */
final class JsonReport {

  private JsonReport() {}

  static JsonGenerator generator(OutputStream out) throws IOException {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    return new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(printer);
  }

  static void write(Report report, OutputStream out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeNumberField("schemaVersion", 1);
      json.writeStringField("profile", report.profile().id());
      json.writeStringField("verdict", report.verdict().name());
      json.writeStringField("source", report.source());
      json.writeStringField("format", report.format());
      json.writeStringField("subject", report.subject());
      json.writeNumberField("components", report.components());
      if (report.deliveryDate().isPresent()) {
        json.writeStringField("deliveryDate", report.deliveryDate().get());
      }
      json.writeNumberField("findingsTotal", report.gaps());
      json.writeNumberField("findingsKept", report.kept());
      json.writeArrayFieldStart("notes");
      for (String note : report.notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("rules");
      for (RuleResult result : report.rules()) {
        rule(json, report.advice(), result);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void rule(JsonGenerator json, Advice advice, RuleResult result)
      throws IOException {
    Rule rule = result.rule();
    json.writeStartObject();
    json.writeStringField("id", rule.id());
    json.writeStringField("title", rule.title());
    json.writeStringField("clause", rule.clause());
    json.writeStringField("level", rule.level().name());
    json.writeStringField("verdict", result.verdict().name());
    json.writeNumberField("affected", result.affected());
    json.writeNumberField("applicable", result.applicable());
    json.writeNumberField("passed", result.passed());
    json.writeNumberField("failed", result.failed());
    json.writeNumberField("inconclusive", result.inconclusive());
    json.writeNumberField("waived", result.waived());
    json.writeNumberField("findingsTotal", result.gaps());
    json.writeStringField("evidence", advice.evidence(rule));
    json.writeArrayFieldStart("findings");
    for (Finding finding : result.findings()) {
      finding(json, finding);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("component", finding.component());
    json.writeStringField("ref", finding.ref());
    json.writeStringField("pointer", finding.pointer());
    json.writeNumberField("line", finding.line());
    json.writeNumberField("column", finding.column());
    json.writeStringField("verdict", finding.verdict().name());
    json.writeStringField("message", finding.message());
    json.writeStringField("remedy", finding.remedy());
    if (!finding.waiver().isEmpty()) {
      json.writeStringField("waiver", finding.waiver());
    }
    json.writeEndObject();
  }
}
