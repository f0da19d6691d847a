package io.fairlead.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The area of Kubernetes resources. */
@Command(
    name = "api",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    description = "Describe, validate and convert Kubernetes resources.",
    subcommands = {ApiConvertCommand.class, ApiDescribeCommand.class, ApiValidateCommand.class})
final class ApiCommand implements Runnable {

  @Spec private CommandSpec spec;

  ApiCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing, see the list below");
  }
}
