package io.fairlead.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The area of software bills of materials. */
@Command(
    name = "sbom",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    subcommands = {SbomCheckCommand.class, SbomCompleteCommand.class},
    description = "Check an SBOM against a standard, or complete one.")
final class SbomCommand implements Runnable {

  @Spec private CommandSpec spec;

  SbomCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing, see the list below");
  }
}
