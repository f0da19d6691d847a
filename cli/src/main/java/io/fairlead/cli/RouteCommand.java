package io.fairlead.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The area of routing. */
@Command(
    name = "route",
    mixinStandardHelpOptions = true,
    description = "Decide which endpoint serves a request, and why.",
    subcommands = {RouteExplainCommand.class, RouteReplayCommand.class})
final class RouteCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing, see the list below");
  }
}
