package io.fairlead.server;

import io.fairlead.simulation.LatencyModel;
import io.fairlead.simulation.RequestLatency;
import io.fairlead.simulation.StepLatency;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How long things take. */
final class LatencyFlags {

  private static final GoTime ZERO = new GoTime(Duration.ZERO);

  /** Which latency model. */
  enum Engine {
    /** Each request on its own, as llm-d's simulator. */
    REQUESTS,
    /** Continuous batching in steps, as vLLM. */
    STEPS
  }

  @Option(
      names = "--engine",
      defaultValue = "requests",
      description = {
        "requests: each request on its own, as llm-d-inference-sim (default);",
        "steps: continuous batching as in vLLM, see --step-*."
      })
  private Engine engine = Engine.REQUESTS;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description = "How much faster than configured (default: ${DEFAULT-VALUE}).")
  double speed = 1;

  @Option(
      names = "--latency-calculator",
      defaultValue = "",
      description = "constant, per-token, or empty: what the other flags suggest.")
  private String calculator = "";

  @Option(names = "--time-to-first-token", description = "For example 20ms.")
  private GoTime timeToFirstToken = ZERO;

  @Option(names = "--time-to-first-token-std-dev", description = "At most 30 %% of the mean.")
  private GoTime timeToFirstTokenStdDev = ZERO;

  @Option(names = "--inter-token-latency", description = "Between tokens.")
  private GoTime interTokenLatency = ZERO;

  @Option(names = "--inter-token-latency-std-dev", description = "At most 30 %% of the mean.")
  private GoTime interTokenLatencyStdDev = ZERO;

  @Option(names = "--prefill-overhead", description = "Fixed part of the first token.")
  private GoTime prefillOverhead = ZERO;

  @Option(names = "--prefill-time-per-token", description = "For each token that is not cached.")
  private GoTime prefillTimePerToken = ZERO;

  @Option(names = "--prefill-time-std-dev", description = "Of the whole prefill.")
  private GoTime prefillTimeStdDev = ZERO;

  @Option(names = "--kv-cache-transfer-latency", description = "Of a remote prefill.")
  private GoTime kvTransferLatency = ZERO;

  @Option(names = "--kv-cache-transfer-latency-std-dev", description = "At most 30 %%.")
  private GoTime kvTransferLatencyStdDev = ZERO;

  @Option(names = "--kv-cache-transfer-time-per-token", description = "Of a remote prefill.")
  private GoTime kvTransferTimePerToken = ZERO;

  @Option(names = "--kv-cache-transfer-time-std-dev", description = "Of the whole transfer.")
  private GoTime kvTransferTimeStdDev = ZERO;

  @Option(
      names = "--time-factor-under-load",
      defaultValue = "1.0",
      description = "How much slower a full server is than an idle one (default: 1.0).")
  private double timeFactorUnderLoad = 1.0;

  @Option(
      names = "--whole-millis",
      arity = "0..1",
      fallbackValue = "true",
      description = "Truncate mean durations to whole milliseconds, as llm-d-inference-sim does.")
  private boolean wholeMillis;

  @Option(
      names = "--step-overhead",
      defaultValue = "9ms",
      description = "Fixed cost of a step (default: ${DEFAULT-VALUE}).")
  private GoTime stepOverhead = ZERO;

  @Option(
      names = "--step-time-per-sequence",
      defaultValue = "75us",
      description = "Cost of each sequence in a step (default: ${DEFAULT-VALUE}).")
  private GoTime stepPerSequence = ZERO;

  @Option(
      names = "--step-time-per-resident-token",
      defaultValue = "112ns",
      description =
          "Cost of each token whose keys and values are read (default: ${DEFAULT-VALUE}).")
  private GoTime stepPerResident = ZERO;

  @Option(
      names = "--step-time-per-prompt-token",
      defaultValue = "100us",
      description = "Cost of each prompt token computed (default: ${DEFAULT-VALUE}).")
  private GoTime stepPerPrompt = ZERO;

  LatencyModel model() {
    if (engine == Engine.STEPS) {
      return new StepLatency(
          stepOverhead.duration().toNanos(),
          stepPerSequence.duration().toNanos(),
          stepPerResident.duration().toNanos(),
          stepPerPrompt.duration().toNanos());
    }
    return new RequestLatency(
        calculator(),
        timeToFirstToken.duration(),
        interTokenLatency.duration(),
        prefillOverhead.duration(),
        prefillTimePerToken.duration(),
        kvTransferLatency.duration(),
        kvTransferTimePerToken.duration(),
        timeFactorUnderLoad,
        new RequestLatency.Spread(
            timeToFirstTokenStdDev.duration(),
            interTokenLatencyStdDev.duration(),
            prefillTimeStdDev.duration(),
            kvTransferLatencyStdDev.duration(),
            kvTransferTimeStdDev.duration()),
        wholeMillis);
  }

  private RequestLatency.Calculator calculator() {
    return switch (calculator.toLowerCase(Locale.ROOT)) {
      case "" -> RequestLatency.Calculator.AUTO;
      case "constant" -> RequestLatency.Calculator.CONSTANT;
      case "per-token" -> RequestLatency.Calculator.PER_TOKEN;
      default ->
          throw new IllegalArgumentException(
              "--latency-calculator must be constant, per-token or empty, but was " + calculator);
    };
  }
}
