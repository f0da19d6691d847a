package io.fairlead.gateway;

import io.fairlead.jackson.JsonText;
import io.fairlead.simulation.Workload;
import io.fairlead.vertx.demo.ComparisonTable;
import io.fairlead.vertx.demo.PolicyComparison;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: what routing is worth, in under two minutes. */
@Command(
    name = "demo",
    description = "Starts simulated servers, a gateway and load; compares three ways to route.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--servers",
      paramLabel = "N",
      description = "Simulated servers, 1 to 64. Default: ${DEFAULT-VALUE}.")
  private Integer servers = 8;

  @Option(
      names = "--slow",
      paramLabel = "N",
      description = "How many of them are 2.5 times slower. Default: ${DEFAULT-VALUE}.")
  private int slow = 3;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Requests per second of the built-in workload. Default: ${DEFAULT-VALUE}.")
  private double rate = 12;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long requests come, per policy. Default: ${DEFAULT-VALUE}.")
  private Integer seconds = 18;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Written.Port.class,
      description = "Port of the gateway and its dashboard. Default: a free one.")
  private int port;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "An Azure or Mooncake trace instead: its first seconds, at its own pace.")
  private @Nullable Path trace;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the reports as JSON, too.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Path folder = report == null ? null : report.toAbsolutePath().getParent();
    // said now and not after two minutes
    require(folder == null || Files.isDirectory(folder), "--report: there is no folder " + folder);
    require(servers <= 64, "--servers must be at most 64, but was " + servers);
    require(slow >= 0 && slow <= servers, "--slow must be in [0, --servers], but was " + slow);
    require(rate > 0 && rate < 1e6, "--rate must be greater than 0, but was " + rate);
    PrintWriter out = command.getOut();
    PrintWriter err = command.getErr();
    Workload workload =
        trace == null ? PolicyComparison.builtIn(rate, seconds) : PolicyComparison.trace(trace);
    PolicyComparison comparison = new PolicyComparison(servers, slow, 2.5, seconds, workload, port);
    ComparisonTable table =
        ComparisonTable.of(
            comparison.run(
                url -> out.append("dashboard: " + url + "/fairlead/\n").flush(),
                line -> err.printf("\r%-60s", line).flush()));
    err.println();
    out.print(table.text());
    out.flush();
    if (report != null) {
      Files.writeString(report, JsonText.create().writePretty(table.toJson()));
    }
    return table.lost() == 0 ? 0 : 1;
  }

  private void require(boolean kept, String rule) {
    if (!kept) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), rule);
    }
  }
}
