package io.fairlead.gateway;

import io.fairlead.routing.EndpointSpec;
import io.fairlead.vertx.DnsEndpoints;
import java.nio.file.NoSuchFileException;
import java.security.Security;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
    // a DNS name is looked up every few seconds: the JVM must not remember the answer for longer
    Security.setProperty("networkaddress.cache.ttl", "2");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new GatewayCommand())
        .registerConverter(Duration.class, Values::limit)
        .registerConverter(Integer.class, Values::count)
        .registerConverter(EndpointSpec.class, Values::endpoint)
        .registerConverter(DnsEndpoints.class, Values::name)
        .setParameterExceptionHandler(GatewayCommand::misused)
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              command.getErr().println("fairlead-gateway: " + complaint(e));
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

  private static @Nullable String complaint(Exception e) {
    return e instanceof NoSuchFileException missing
        ? missing.getFile() + ": no such file"
        : e.getMessage();
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
