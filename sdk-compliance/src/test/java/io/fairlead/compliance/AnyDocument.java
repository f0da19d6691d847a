package io.fairlead.compliance;

import io.fairlead.fuzz.Fuzz;
import java.io.IOException;
import java.io.OutputStream;

/** Checks whatever bytes it gets: they are refused with a reason, or every finding has a place. */
final class AnyDocument implements Fuzz.Target {

  private static final int FORMS = ReportFormat.values().length;

  private final SbomChecker checker =
      SbomChecker.with(Profiles.named("bsi-2.1"))
          .limits(Limits.DEFAULT.withMaxBytes(100_000))
          .maxFindings(50)
          .build();

  @Override
  public void run(byte[] input) throws IOException {
    Report report;
    try {
      report = checker.check(SbomSource.of("fuzz", input));
    } catch (UnreadableSbomException e) {
      return; // refused with a reason, as promised
    }
    for (RuleResult result : report.rules()) {
      for (Finding finding : result.findings()) {
        if (finding.line() < 1 || finding.column() < 1) {
          throw new AssertionError("no place: " + finding);
        }
        if (finding.message().startsWith(RuleRun.BROKEN)) {
          throw new AssertionError("a rule is broken: " + finding);
        }
      }
    }
    ReportFormat.values()[input.length % FORMS].write(report, OutputStream.nullOutputStream());
  }
}
