package io.fairlead.plugin;

import io.fairlead.compliance.Profile;
import io.fairlead.compliance.Profiles;
import io.fairlead.compliance.Report;
import io.fairlead.compliance.ReportFormat;
import io.fairlead.compliance.RuleResult;
import io.fairlead.compliance.SbomChecker;
import io.fairlead.compliance.SbomSource;
import io.fairlead.compliance.Verdict;
import io.fairlead.compliance.Waivers;
import io.fairlead.kernel.FairleadException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Checks an SBOM and fails the build if a binding rule is not met. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {

  private final MavenSession session;

  /** The SBOM to check: CycloneDX JSON or XML, SPDX JSON or JSON-LD. */
  @Parameter(property = "fairlead.sbom", defaultValue = "${project.build.directory}/bom.json")
  private @Nullable File sbom;

  /** Profile: bsi-2.1, bsi-2.0, ntia-2021, cisa-2025, cra-minimum or ai-bom. */
  @Parameter(property = "fairlead.profile", defaultValue = "bsi-2.1")
  private String profile = "bsi-2.1";

  /** File of waivers, if there is one. */
  @Parameter(property = "fairlead.waivers")
  private @Nullable File waivers;

  /** Day of delivery, for standards with a transition: 2026-11-24. */
  @Parameter(property = "fairlead.deliveryDate")
  private @Nullable String deliveryDate;

  /** Forms in which the report is written: json, sarif, junit, html, text. */
  @Parameter(property = "fairlead.reports", defaultValue = "json,html")
  private List<String> reports = List.of();

  /** Folder of the reports. */
  @Parameter(defaultValue = "${project.build.directory}/sbom-check")
  private @Nullable File reportFolder;

  /** Whether the build goes on when the check does not pass. */
  @Parameter(property = "fairlead.failBuild", defaultValue = "true")
  private boolean failBuild = true;

  /** Whether the goal does nothing. */
  @Parameter(property = "fairlead.skip", defaultValue = "false")
  private boolean skip;

  /** Made by Maven. */
  @Inject
  public CheckMojo(MavenSession session) {
    this.session = session;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || sbom == null) {
      getLog().warn(skip ? "skipped, as <skip> says" : "skipped: no <sbom> is set");
      return;
    }
    MissingSbom.refuse(sbom.toPath(), session.isOffline());
    Report report;
    try {
      SbomChecker.Builder checker =
          SbomChecker.with(profile()).deliveryDate(date(deliveryDate)).maxFindings(5_000);
      if (waivers != null) {
        checker.waivers(Waivers.read(SbomSource.of(waivers.toPath())), today());
      }
      report = checker.build().check(SbomSource.of(sbom.toPath()));
      write(report);
    } catch (IOException | FairleadException | IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    judge(report);
  }

  private Profile profile() throws MojoExecutionException {
    try {
      return Profiles.named(profile);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private static @Nullable LocalDate date(@Nullable String text) throws MojoExecutionException {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new MojoExecutionException(
          "deliveryDate must be a date like 2026-11-24, but was " + text, e);
    }
  }

  /** Waivers hold on the day of the build. */
  private LocalDate today() {
    return session.getStartTime().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private void write(Report report) throws IOException, MojoExecutionException {
    if (reportFolder == null) {
      return;
    }
    Path folder = reportFolder.toPath();
    Files.createDirectories(folder);
    for (String name : reports) {
      ReportFormat format;
      try {
        format = ReportFormat.valueOf(name.strip().toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new MojoExecutionException(
            "a report must be json, sarif, junit, html or text, but was " + name, e);
      }
      String ending =
          switch (format) {
            case JUNIT -> "xml";
            case TEXT -> "txt";
            default -> name.strip().toLowerCase(Locale.ROOT);
          };
      try (OutputStream out = Files.newOutputStream(folder.resolve(profile + "." + ending))) {
        format.write(report, out);
      }
    }
  }

  private void judge(Report report) throws MojoFailureException, MojoExecutionException {
    if (report.verdict() == Verdict.PASS) {
      long waived = report.rules().stream().mapToLong(RuleResult::waived).sum();
      getLog()
          .info(
              report.profile().title()
                  + ": PASS, "
                  + report.components()
                  + " components"
                  + (waived > 0 ? ", " + waived + " gaps waived" : ""));
      return;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      ReportFormat.TEXT.write(report, text);
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    text.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(l -> !l.startsWith("pass ") && !l.startsWith("not applicable "))
        .forEach(getLog()::warn);
    if (failBuild) {
      throw new MojoFailureException(
          sbom
              + ": "
              + report.verdict()
              + " by "
              + report.profile().title()
              + " (see "
              + reportFolder
              + ")");
    }
  }
}
