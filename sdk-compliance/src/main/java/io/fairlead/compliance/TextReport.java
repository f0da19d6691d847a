package io.fairlead.compliance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a report for a terminal: the verdict, a line per rule, and the first gaps of each. */
final class TextReport {

  private static final int SHOWN = 5;

  private TextReport() {}

  static void write(Report report, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(report.verdict())
        .append("  ")
        .append(report.profile().title())
        .append("  ")
        .append(Visible.text(report.source()))
        .append('\n')
        .append(report.format())
        .append(", ")
        .append(count(report.components(), "component"))
        .append(report.components() == 0 ? "" : " (" + report.kinds() + ")")
        .append(report.subject().isEmpty() ? "" : ", about " + Visible.text(report.subject()))
        .append("\n");
    for (String note : report.notes()) {
      text.append("note: ").append(Visible.text(note)).append('\n');
    }
    text.append('\n');
    for (RuleResult result : report.rules()) {
      rule(text, report, result);
    }
    text.append('\n').append(summary(report)).append('\n');
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void rule(StringBuilder text, Report report, RuleResult result) {
    Rule rule = result.rule();
    text.append(String.format(Locale.ROOT, "%-14s %-9s ", name(result.verdict()), rule.id()))
        .append(rule.title());
    if (result.affected() + result.waived() > 0) {
      text.append(": ")
          .append(result.affected() + result.waived())
          .append(" of ")
          .append(result.applicable());
    }
    text.append("  (").append(level(rule.level())).append(")\n");
    for (String line : lines(report, result, SHOWN)) {
      text.append("    ").append(Visible.text(line)).append('\n');
    }
    if (result.verdict() == Verdict.FAIL || result.verdict() == Verdict.INCONCLUSIVE) {
      text.append("    -> ")
          .append(report.advice().remedy(rule))
          .append("  [")
          .append(rule.clause())
          .append("]\n");
    }
  }

  /**
   * Returns the first findings that nobody answers for, how many more there are, and what each
   * waiver says of how many.
   */
  static List<String> lines(Report report, RuleResult result, int most) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (finding.verdict() != Verdict.WAIVED && lines.size() < most) {
        lines.add(line(report.source(), finding));
      }
    }
    long more = result.gaps() - lines.size();
    List<String> waivers = new ArrayList<>();
    for (WaiverUse use : report.terms().waivers()) {
      if (use.covered() > 0 && use.waiver().rule().equals(result.rule().id())) {
        more -= use.holds() ? use.covered() : 0;
        waivers.add(count(use.covered(), "finding") + ": " + use.excuse());
      }
    }
    if (more > 0) {
      lines.add("... and " + more + " more");
    }
    lines.addAll(waivers);
    return lines;
  }

  /** Returns a finding as compilers write theirs: editors jump to the place. */
  static String line(String source, Finding finding) {
    return source
        + ':'
        + finding.line()
        + ':'
        + finding.column()
        + ": "
        + finding.component()
        + ": "
        + finding.message();
  }

  private static String summary(Report report) {
    StringBuilder text = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      long count = report.rules().stream().filter(r -> r.verdict() == verdict).count();
      if (count > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(name(verdict));
      }
    }
    return text.append("; ").append(count(report.gaps(), "finding")).toString();
  }

  static String name(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String level(Level level) {
    return level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
