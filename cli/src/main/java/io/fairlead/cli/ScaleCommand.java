package io.fairlead.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The area of autoscaling. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description = "Decide how many replicas run, and why.",
    subcommands = {ScaleExplainCommand.class, ScaleReplayCommand.class, ScaleBuffersCommand.class})
final class ScaleCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing, see the list below");
  }
}
