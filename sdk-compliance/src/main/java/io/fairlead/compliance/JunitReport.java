package io.fairlead.compliance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a report as JUnit XML: a suite per profile, a test case per rule. */
final class JunitReport {

  private static final int SHOWN = 20;

  private JunitReport() {}

  static void write(Report report, OutputStream out) throws IOException {
    long failures = count(report, true);
    long skipped = count(report, false);
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites name=\"fairlead sbom check\" tests=\"")
        .append(report.rules().size())
        .append("\" failures=\"")
        .append(failures)
        .append("\">\n  <testsuite name=\"")
        .append(Markup.escaped(report.profile().id() + " " + report.source()))
        .append("\" tests=\"")
        .append(report.rules().size())
        .append("\" failures=\"")
        .append(failures)
        .append("\" errors=\"0\" skipped=\"")
        .append(skipped)
        .append("\">\n");
    for (RuleResult result : report.rules()) {
      testCase(xml, report, result);
    }
    xml.append("  </testsuite>\n</testsuites>\n");
    out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static long count(Report report, boolean failing) {
    return report.rules().stream()
        .filter(r -> failing ? fails(r) : skipped(r) && !fails(r))
        .count();
  }

  /** A rule that is only recommended does not fail the build. */
  private static boolean fails(RuleResult result) {
    return result.rule().level().binding()
        && (result.verdict() == Verdict.FAIL || result.verdict() == Verdict.INCONCLUSIVE);
  }

  private static boolean skipped(RuleResult result) {
    return result.verdict() != Verdict.PASS;
  }

  private static void testCase(StringBuilder xml, Report report, RuleResult result) {
    Rule rule = result.rule();
    xml.append("    <testcase classname=\"")
        .append(Markup.escaped(report.profile().id()))
        .append("\" name=\"")
        .append(Markup.escaped(rule.id() + " " + rule.title()))
        .append('"');
    if (result.verdict() == Verdict.PASS) {
      xml.append("/>\n");
      return;
    }
    String summary =
        TextReport.name(result.verdict())
            + (result.affected() > 0
                ? ": " + result.affected() + " of " + result.applicable()
                : "");
    if (fails(result)) {
      xml.append(">\n      <failure type=\"")
          .append(result.verdict())
          .append("\" message=\"")
          .append(Markup.escaped(summary + ". " + report.advice().remedy(rule)))
          .append("\">")
          .append(details(report, result))
          .append("</failure>\n    </testcase>\n");
    } else {
      xml.append(">\n      <skipped message=\"")
          .append(Markup.escaped(summary + waivers(report, result)))
          .append("\"/>\n    </testcase>\n");
    }
  }

  private static String waivers(Report report, RuleResult result) {
    return result.verdict() == Verdict.WAIVED
        ? ": " + String.join("; ", TextReport.lines(report, result, 0))
        : "";
  }

  private static String details(Report report, RuleResult result) {
    StringBuilder text = new StringBuilder();
    for (String line : TextReport.lines(report, result, SHOWN)) {
      text.append(Markup.escaped(line)).append('\n');
    }
    return text.append(Markup.escaped(result.rule().clause())).append('\n').toString();
  }
}
