package io.fairlead.server;

import io.fairlead.kernel.FairleadException;
import io.fairlead.simulation.ServerProfile;
import io.fairlead.vertx.simulated.SimulatedModelServer;
import io.fairlead.vertx.simulated.SimulatedServerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Starts simulated model servers and waits until the process is ended. */
@Command(
    name = "fairlead-simulated-model-server",
    mixinStandardHelpOptions = true,
    subcommands = LoadCommand.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    versionProvider = SimulatedServers.Version.class,
    usageHelpAutoWidth = true,
    description = {
      "Starts simulated model servers: OpenAI's chat and completions API with vLLM's metrics page.",
      "Takes the flags of llm-d-inference-sim. Prints one line per server when it listens."
    },
    footer = {
      "",
      "Flags of llm-d-inference-sim that are not listed here are accepted and have no effect;",
      "docs/reference/parity.md says which and why. Durations are Go's: 20ms, 1.5s."
    })
public final class SimulatedServers implements Callable<Integer> {

  private static final int USAGE = 2;

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

  @Option(
      names = "--servers",
      defaultValue = "1",
      description = "How many servers to start, on consecutive ports, or on free ones (--port 0).")
  private int servers = 1;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @ArgGroup(validate = false, heading = "%nServer:%n")
  private final ServerFlags server = new ServerFlags();

  @ArgGroup(validate = false, heading = "%nCapacity and cache:%n")
  private final CapacityFlags capacity = new CapacityFlags();

  @ArgGroup(validate = false, heading = "%nLatency:%n")
  private final LatencyFlags latency = new LatencyFlags();

  @ArgGroup(validate = false, heading = "%nAnswers and failures:%n")
  private final AnswerFlags answers = new AnswerFlags();

  @ArgGroup(validate = false)
  private final IgnoredFlags ignored = new IgnoredFlags();

  SimulatedServers() {}

  /** Runs the command line; ends the process unless servers are running. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /** Runs the command line, for tests too. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commands = commandLine().setOut(out).setErr(err);
    try {
      return commands.execute(ConfigFile.expand(args, commands));
    } catch (FairleadException e) {
      err.println(e.getMessage());
      return USAGE;
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new SimulatedServers())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(GoTime.class, GoTime::parse)
        .registerConverter(URI.class, SimulatedServers::address)
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              CommandLine commands = problem.getCommandLine();
              commands.getErr().println(problem.getMessage());
              commands
                  .getErr()
                  .println("see " + commands.getCommandSpec().qualifiedName() + " --help");
              return USAGE;
            })
        .setExecutionExceptionHandler(
            (problem, commands, parsed) -> {
              commands.getErr().println(problem.getMessage());
              return USAGE;
            });
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new TypeConversionException("must be an http or https address, but was " + text);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    SimulatedServerOptions options = options();
    ignored.used(spec).forEach(flag -> spec.commandLine().getErr().println(flag));
    Vertx vertx = Vertx.vertx();
    try {
      start(vertx, options);
      new CountDownLatch(1).await(); // until the process is ended
      return 0;
    } finally {
      vertx.close();
    }
  }

  private void start(Vertx vertx, SimulatedServerOptions options) {
    if (servers < 1) {
      throw new IllegalArgumentException("--servers must be at least 1, but was " + servers);
    }
    int count = Math.max(servers, server.dataParallelSize);
    List<Future<SimulatedModelServer>> starting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int port = options.port() == 0 ? 0 : options.port() + i;
      long seed = options.profile().seed() + i;
      starting.add(
          SimulatedModelServer.start(
              vertx, options.toBuilder().port(port).profile(p -> p.seed(seed)).build()));
    }
    for (Future<SimulatedModelServer> each : starting) {
      spec.commandLine().getOut().println("listening on " + each.await().uri());
    }
    spec.commandLine().getOut().flush();
  }

  IgnoredFlags ignored() {
    return ignored;
  }

  /** The options of the first server; the others differ in port and seed. */
  SimulatedServerOptions options() {
    ServerProfile profile = capacity.profile(latency.model(), server.seed());
    SimulatedServerOptions.Builder options =
        SimulatedServerOptions.DEFAULT.toBuilder()
            .host(host)
            .models(server.models())
            .adapters(capacity.adapters())
            .profile(profile)
            .speed(latency.speed);
    server.apply(options);
    answers.apply(options);
    return options.build();
  }

  /** Prints the version of this build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = SimulatedServers.class.getPackage().getImplementationVersion();
      return new String[] {version == null ? "development build" : version};
    }
  }
}
