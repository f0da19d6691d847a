package io.fairlead.server;

import io.fairlead.vertx.simulated.AnswerMode;
import io.fairlead.vertx.simulated.InjectedFailure;
import io.fairlead.vertx.simulated.SimulatedServerOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What a server answers, and how often it fails. */
final class AnswerFlags {

  private static final double PERCENT = 100.0;

  @Option(
      names = "--mode",
      defaultValue = "random",
      description =
          "random: lengths vary (default); echo: the prompt; exact: as long as max_tokens says.")
  private AnswerMode mode = AnswerMode.RANDOM;

  @Option(
      names = "--instant",
      arity = "0..1",
      fallbackValue = "true",
      description = "Answer at once with prepared bytes, past the engine: for benchmarks.")
  private boolean instant;

  @Option(
      names = "--failure-injection-rate",
      defaultValue = "0",
      description = "Share of requests that fail, 0 to 100.")
  private int failureRate;

  @Option(
      names = "--failure-types",
      arity = "1..*",
      split = ",",
      description =
          "Failures to draw: rate_limit, invalid_api_key, context_length, server_error,"
              + " invalid_request, model_not_found (default: all).")
  private List<String> failureTypes = List.of();

  void apply(SimulatedServerOptions.Builder options) {
    ServerFlags.require(
        failureRate >= 0 && failureRate <= PERCENT, "--failure-injection-rate", "0 to 100");
    List<InjectedFailure> failures = new ArrayList<>();
    for (String type : failureTypes) {
      failures.add(
          Arrays.stream(InjectedFailure.values())
              .filter(failure -> failure.flag().equals(type))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(unknown(type))));
    }
    options.answers(mode).instant(instant).failures(failureRate / PERCENT, failures);
  }

  private static String unknown(String type) {
    return "--failure-types must be "
        + Arrays.stream(InjectedFailure.values())
            .map(InjectedFailure::flag)
            .collect(Collectors.joining(", "))
        + ", but one was "
        + type;
  }
}
