package io.fairlead.cli;

import io.fairlead.compliance.Profiles;
import io.fairlead.compliance.Report;
import io.fairlead.compliance.ReportFormat;
import io.fairlead.compliance.SbomChecker;
import io.fairlead.compliance.SbomSource;
import io.fairlead.compliance.Verdict;
import io.fairlead.compliance.Waivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fairlead sbom check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Check an SBOM (CycloneDX JSON or XML, SPDX JSON or JSON-LD) against a profile.",
    footer = {"", "Exit codes: 0 PASS, 1 FAIL or INCONCLUSIVE, 2 unreadable or wrong usage."})
final class SbomCheckCommand implements Callable<Integer> {

  /** Names of the profiles, for help and completion. */
  static final class ProfileNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Profiles.names().iterator();
    }
  }

  @Parameters(paramLabel = "FILE", description = "The SBOM; - is standard input.")
  private Path file = Path.of("-");

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "NAME",
      completionCandidates = ProfileNames.class,
      description = "Rules to check: ${COMPLETION-CANDIDATES}.")
  private String profile = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "Form of the report: ${COMPLETION-CANDIDATES}. Default: text.")
  private ReportFormat form = ReportFormat.TEXT;

  @Mixin private OutputFile output;

  @Option(
      names = "--delivery-date",
      paramLabel = "DATE",
      description = "Day of delivery (2026-11-24), for standards with a transition.")
  private @Nullable LocalDate deliveryDate;

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "Gaps that somebody takes responsibility for, until a date (JSON).")
  private @Nullable Path waivers;

  @Option(
      names = "--today",
      hidden = true,
      description = "Day on which waivers must hold, for repeatable runs.")
  private LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Option(
      names = "--max-findings",
      paramLabel = "N",
      description = "Findings to keep; all are counted. Default: ${DEFAULT-VALUE}.")
  private int maxFindings = 1_000;

  SbomCheckCommand() {}

  @Override
  public Integer call() throws IOException {
    SbomChecker.Builder checker =
        SbomChecker.with(Profiles.named(profile))
            .maxFindings(maxFindings)
            .deliveryDate(deliveryDate);
    if (waivers != null) {
      checker.waivers(Waivers.read(SbomSource.of(waivers)), today);
    }
    Report report = checker.build().check(source());
    output.write(out -> form.write(report, out));
    return report.verdict() == Verdict.PASS ? ExitCode.FINE : ExitCode.FINDING;
  }

  private SbomSource source() throws IOException {
    if (!Inputs.isStandardInput(file)) {
      if (Files.isDirectory(file)) {
        throw new IOException(file + ": is a folder, name a file");
      }
      return SbomSource.of(file);
    }
    return SbomSource.of(Inputs.name(file), Inputs.bytes(file));
  }
}
