package io.fairlead.gateway;

import java.security.Security;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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
    // a DNS name is looked up every few seconds: the JVM must not remember the answer for longer
    Security.setProperty("networkaddress.cache.ttl", "2");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new GatewayCommand())
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              command.getErr().println("fairlead-gateway: " + e.getMessage());
              return 2;
            });
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
