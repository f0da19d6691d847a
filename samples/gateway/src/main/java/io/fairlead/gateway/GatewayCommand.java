package io.fairlead.gateway;

import io.fairlead.routing.EndpointSpec;
import io.fairlead.vertx.DnsEndpoints;
import io.fairlead.vertx.WrittenValues;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line of the gateway. */
@Command(
    name = "fairlead-gateway",
    description = "Routes OpenAI requests to the model server that answers them soonest.",
    mixinStandardHelpOptions = true,
    versionProvider = GatewayCommand.Version.class,
    subcommands = {ServeCommand.class, DemoCommand.class})
final class GatewayCommand {

  /** Runs the program; exit 0 is fine, 1 a finding, 2 wrong usage or unreadable input. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new GatewayCommand())
        .registerConverter(Duration.class, new Written<>(WrittenValues::limit))
        .registerConverter(Integer.class, new Written<>(WrittenValues::count))
        .registerConverter(EndpointSpec.class, new Written<>(WrittenValues::endpoint))
        .registerConverter(DnsEndpoints.class, new Written<>(WrittenValues::dns))
        .setParameterExceptionHandler(GatewayCommand::misused)
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              command.getErr().println("fairlead-gateway: " + e.getMessage());
              return 2;
            });
  }

  /**
   * Says what is wrong, and where more is said: the list of all options would push it off the
   * screen.
   */
  private static int misused(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println("fairlead-gateway: " + wrong.getMessage());
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("see " + name + " --help");
    return 2;
  }

  /** Version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = GatewayCommand.class.getPackage().getImplementationVersion();
      return new String[] {"fairlead-gateway " + (version == null ? "(development)" : version)};
    }
  }
}
