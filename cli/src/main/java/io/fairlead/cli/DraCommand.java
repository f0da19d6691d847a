package io.fairlead.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The area of devices. */
@Command(
    name = "dra",
    mixinStandardHelpOptions = true,
    description = "Give devices to pods, and say why not (Dynamic Resource Allocation).",
    subcommands = {
      DraAllocateCommand.class,
      DraExplainCommand.class,
      DraLintCommand.class,
      DraPlanCommand.class,
      DraReportCommand.class,
      DraMigrateCommand.class
    },
    footer = {
      "",
      "Input from a cluster, in one file:",
      "  kubectl get -A -o json resourceslices,deviceclasses,resourceclaims,\\",
      "    resourceclaimtemplates,nodes,pods > cluster.json"
    })
final class DraCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing, see the list below");
  }
}
