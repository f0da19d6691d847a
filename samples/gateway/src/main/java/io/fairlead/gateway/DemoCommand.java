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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: what routing is worth, in under two minutes. */
@Command(
    name = "demo",
    description = "Starts simulated servers, a gateway and load; compares three ways to route.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--servers", description = "Simulated servers; ${DEFAULT-VALUE}.")
  private int servers = 8;

  @Option(names = "--slow", description = "How many are 2.5 times slower; ${DEFAULT-VALUE}.")
  private int slow = 3;

  @Option(names = "--rate", description = "Requests per second; ${DEFAULT-VALUE}.")
  private double rate = 12;

  @Option(names = "--seconds", description = "Of arrivals, per policy; ${DEFAULT-VALUE}.")
  private int seconds = 18;

  @Option(names = "--port", description = "Of the gateway and its dashboard; 0 is a free one.")
  private int port;

  @Option(names = "--trace", paramLabel = "FILE", description = "An Azure or Mooncake trace.")
  private @Nullable Path trace;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the table as JSON, too.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
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
}
