package io.fairlead.cli;

import io.fairlead.compliance.Completer;
import io.fairlead.compliance.Completion;
import io.fairlead.compliance.SbomSource;
import io.fairlead.plugin.LocalRepositoryFacts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead sbom complete}. */
@Command(
    name = "complete",
    mixinStandardHelpOptions = true,
    description = {
      "Complete a CycloneDX JSON SBOM from a Maven project and the local repository, offline:",
      "creators, licences, hashes, file properties, sources, completeness (BSI TR-03183-2 v2.1).",
      "What cannot be known is listed on standard error."
    },
    footer = {"", "Exit codes: 0 written, with or without gaps; 2 unreadable or wrong usage."})
final class SbomCompleteCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The SBOM; - is standard input.")
  private Path file = Path.of("-");

  @Option(
      names = "--maven-project",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the Maven project that the SBOM is of.")
  private Path project = Path.of(".");

  @Option(
      names = "--local-repository",
      paramLabel = "DIR",
      description = "Local Maven repository. Default: ~/.m2/repository.")
  private Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");

  @Mixin private OutputFile output;

  @Spec private CommandSpec spec;

  SbomCompleteCommand() {}

  @Override
  public Integer call() throws IOException {
    SbomSource source =
        Inputs.isStandardInput(file)
            ? SbomSource.of(Inputs.name(file), Inputs.bytes(file))
            : SbomSource.of(file);
    Completion completion =
        Completer.of(LocalRepositoryFacts.of(project, repository)).complete(source, Instant.now());
    output.write(completion::write);
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        source.name()
            + ": now CycloneDX "
            + completion.specVersion()
            + ", "
            + completion.completed()
            + " components completed, "
            + completion.gaps().size()
            + " gaps");
    completion.assumptions().forEach(a -> err.println("assumed: " + a));
    completion
        .gaps()
        .forEach(g -> err.println("gap: " + g.component() + ": " + g.field() + ": " + g.reason()));
    err.flush();
    return ExitCode.FINE;
  }
}
