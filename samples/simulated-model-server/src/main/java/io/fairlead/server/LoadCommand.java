package io.fairlead.server;

import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import io.fairlead.simulation.LengthDistribution;
import io.fairlead.simulation.SessionWorkload;
import io.fairlead.simulation.Workload;
import io.fairlead.vertx.demo.PolicyComparison;
import io.fairlead.vertx.load.ClosedLoop;
import io.fairlead.vertx.load.ClosedLoopLoad;
import io.fairlead.vertx.load.LoadListener;
import io.fairlead.vertx.load.LoadProgress;
import io.fairlead.vertx.load.LoadReport;
import io.fairlead.vertx.load.LoadTarget;
import io.fairlead.vertx.load.OpenLoopLoad;
import io.fairlead.vertx.load.Percentiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends load and reports what came of it. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Sends load to anything that speaks OpenAI's chat API and reports what came of it.",
      "Keeps --connections busy, or sends a --workload or --trace in an open loop.",
      "Exit code 1 if a request was lost."
    })
final class LoadCommand implements Callable<Integer> {

  private static final Duration WARM_UP = Duration.ofSeconds(3);

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

  @Option(names = "--url", required = true, description = "Base address of server or gateway.")
  private URI url = URI.create("http://127.0.0.1");

  @Option(names = "--model", defaultValue = "simulated", description = "Model to ask for.")
  private String model = "simulated";

  @Option(names = "--connections", defaultValue = "64", description = "Requests under way.")
  private int connections = 64;

  @Option(names = "--duration", defaultValue = "10s", description = "How long to measure.")
  private GoTime duration = new GoTime(Duration.ofSeconds(10));

  @Option(
      names = "--warm-up",
      description = "Before that, --connections busy, not counted (3s; before an open loop none).")
  private @Nullable GoTime warmUp;

  @Option(names = "--body-bytes", defaultValue = "1000", description = "Length of request bodies.")
  private int bodyBytes = 1_000;

  @Option(names = "--output-tokens", defaultValue = "20", description = "Tokens to ask for.")
  private int outputTokens = 20;

  @Option(names = "--stream", description = "Ask for streams.")
  private boolean stream;

  @Option(
      names = "--workload",
      description = "chat, code, long-context or agent, or fixed: one length, --rate a second.")
  private @Nullable String workload;

  @Option(names = "--trace", description = "Azure CSV or Mooncake JSON lines to send instead.")
  private @Nullable Path trace;

  @Option(names = "--requests", description = "Send only so many (default: 1000, or the trace).")
  private @Nullable Integer requests;

  @Option(names = "--rate", description = "Mean requests per second of the workload.")
  private @Nullable Double rate;

  @Option(names = "--faster", description = "Factor for the pace of a trace; 1.")
  private @Nullable Double faster;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the workload.")
  private long seed = 1;

  @Option(names = "--pid", description = "Process whose CPU time per request is reported too.")
  private @Nullable Long pid;

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES}.")
  private Form output = Form.TEXT;

  /** The form of the report. */
  enum Form {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws IOException {
    LoadTarget target = LoadTarget.of(url, model);
    check();
    Workload open = openLoop();
    Cpu cpu = new Cpu(pid);
    Vertx vertx = Vertx.vertx();
    try {
      LoadReport report = run(vertx, target, open, cpu).await();
      print(report, cpu.secondsSinceMark());
      return report.lost() == 0 ? 0 : 1;
    } finally {
      vertx.close().await();
    }
  }

  private Future<LoadReport> run(Vertx vertx, LoadTarget target, @Nullable Workload open, Cpu cpu) {
    PrintWriter err = spec.commandLine().getErr();
    LoadListener listener =
        new LoadListener() {
          @Override
          public void progress(LoadProgress now) {
            err.printf(
                Locale.ROOT,
                "%4d s  %d sent, %d in flight, %d lost%n",
                now.elapsed().toSeconds(),
                now.sent(),
                now.inFlight(),
                now.lost());
          }
        };
    if (open == null) {
      Duration before = warmUp == null ? WARM_UP : warmUp.duration();
      vertx.setTimer(Math.max(1, before.toMillis()), warm -> cpu.mark());
      return ClosedLoopLoad.run(vertx, target, busy(duration.duration(), before), listener);
    }
    Future<?> warm =
        warmUp == null
            ? Future.succeededFuture()
            : ClosedLoopLoad.run(
                vertx, target, busy(warmUp.duration(), Duration.ZERO), LoadListener.NONE);
    return warm.compose(
        ready -> {
          cpu.mark();
          return OpenLoopLoad.run(vertx, target, open, listener);
        });
  }

  private ClosedLoop busy(Duration counted, Duration before) {
    return new ClosedLoop(connections, counted, before, bodyBytes, outputTokens, stream);
  }

  /** Says what is wrong by the name that its option has. */
  private void check() {
    requirePositive(connections, "--connections");
    requirePositive(bodyBytes, "--body-bytes");
    requirePositive(outputTokens, "--output-tokens");
    requirePositive(duration.duration(), "--duration");
    if (requests != null) {
      requirePositive(requests, "--requests");
    }
    if (rate != null) {
      requirePositive(rate, "--rate");
    }
    if (faster != null) {
      requirePositive(faster, "--faster");
    }
    goes(trace == null || workload == null, "--trace", "without --workload");
    goes(faster == null || trace != null, "--faster", "with --trace");
    goes(rate == null || workload != null, "--rate", "with --workload");
    goes(
        requests == null || workload != null || trace != null,
        "--requests",
        "with --workload or --trace");
  }

  private void goes(boolean together, String option, String rule) {
    if (!together) {
      throw new ParameterException(spec.commandLine(), option + " must be given " + rule);
    }
  }

  private Workload read(Path file) throws IOException {
    Workload all = PolicyComparison.trace(file);
    Workload sent = all.faster(faster == null ? 1 : faster);
    if (!all.iterator().hasNext()) {
      throw Preconditions.violated("--trace", "a file with requests", file);
    }
    return requests == null ? sent : sent.first(requests);
  }

  private @Nullable Workload openLoop() throws IOException {
    if (trace != null) {
      return read(trace);
    }
    if (workload == null) {
      return null;
    }
    SessionWorkload chosen =
        switch (workload) {
          case "chat" -> SessionWorkload.chat();
          case "code" -> SessionWorkload.code();
          case "long-context" -> SessionWorkload.longContext();
          case "agent" -> SessionWorkload.agent();
          case "fixed" -> fixed();
          default ->
              throw Preconditions.violated(
                  "--workload", "chat, code, long-context, agent or fixed", workload);
        };
    return chosen.with(
        w -> {
          w.seed(seed);
          if (requests != null) {
            w.requests(requests);
          }
          return rate == null ? w : w.ratePerSecond(rate);
        });
  }

  private SessionWorkload fixed() {
    return SessionWorkload.chat()
        .with(
            w ->
                w.name("fixed")
                    .gapVariation(1)
                    .continuing(0)
                    .systemTokens(1)
                    .prompts(LengthDistribution.constant(Math.max(9, bodyBytes / 4)))
                    .outputs(LengthDistribution.constant(outputTokens)));
  }

  private void print(LoadReport report, double cpuSeconds) {
    Map<String, Json> members = new LinkedHashMap<>(report.toJson().members());
    if (!Double.isNaN(cpuSeconds)) {
      members.put("cpuMicrosPerRequest", Json.of(micros(cpuSeconds, report.requests())));
      if (report.events() > 0) {
        members.put("cpuMicrosPerEvent", Json.of(micros(cpuSeconds, report.events())));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output == Form.JSON) {
      out.println(JsonText.create().writePretty(new Json.Obj(members)));
    } else {
      out.printf(
          Locale.ROOT,
          "%d requests in %.1f s: %.0f/s, %.0f events/s, %d lost %s%n",
          report.requests(),
          report.seconds(),
          report.ratePerSecond(),
          report.events() / report.seconds(),
          report.lost(),
          report.lost() == 0 ? "" : report.lostBy());
      out.printf(
          Locale.ROOT,
          "milliseconds p50/p90/p99: first token %s, per token %s, whole %s, sent late %s%n",
          text(report.ttftMillis()),
          text(report.tpotMillis()),
          text(report.totalMillis()),
          text(report.lateMillis()));
      out.printf(
          Locale.ROOT, "prompt tokens found in cache: %.1f %%%n", 100 * report.prefixHitRate());
      if (!Double.isNaN(cpuSeconds)) {
        out.printf(
            Locale.ROOT,
            "CPU of process %d: %.1f us per request%s%n",
            pid,
            cpuSeconds * 1e6 / report.requests(),
            report.events() == 0
                ? ""
                : String.format(
                    Locale.ROOT, ", %.1f us per event", cpuSeconds * 1e6 / report.events()));
      }
    }
    out.flush();
  }

  private static long micros(double seconds, long count) {
    return Math.round(seconds * 1e6 / Math.max(1, count));
  }

  private static String text(Percentiles p) {
    return String.format(Locale.ROOT, "%.2f/%.2f/%.2f", p.p50(), p.p90(), p.p99());
  }
}
