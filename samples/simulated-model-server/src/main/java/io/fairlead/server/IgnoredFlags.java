package io.fairlead.server;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * Flags of llm-d's simulator that have no effect here; {@code docs/reference/parity.md} says why.
 * Some have none upstream either, and are accepted without a word.
 */
final class IgnoredFlags {

  /** Nothing is lost without these. */
  private static final List<String> SILENT =
      List.of(
          "--tensor-parallel-size",
          "--enable-prefix-caching",
          "--no-enable-prefix-caching",
          "--ec-transfer-config",
          "--enforce-eager",
          "--no-enforce-eager",
          "--mm-processor-kwargs",
          "--force-dummy-tokenizer",
          "--hash-seed",
          "--max-cpu-loras",
          "--no-enable-sleep-mode",
          "--no-omni",
          "--no-mm-encoder-only");

  @Option(
      names = {
        "--zmq-endpoint",
        "--event-batch-size",
        "--kv-events-replay-endpoint",
        "--kv-events-replay-queue-size",
        "--global-cache-hit-threshold",
        "--hash-seed",
        "--max-cpu-loras",
        "--tensor-parallel-size",
        "--ec-transfer-config",
        "--mm-processor-kwargs",
        "--dataset-path",
        "--dataset-url",
        "--dataset-table-name",
        "--default-embedding-dimensions",
        "--render-url",
        "--render-timeout",
        "--mm-render-timeout",
        "--max-tool-call-integer-param",
        "--min-tool-call-integer-param",
        "--max-tool-call-number-param",
        "--min-tool-call-number-param",
        "--max-tool-call-array-param-length",
        "--min-tool-call-array-param-length",
        "--tool-call-not-required-param-probability",
        "--object-tool-call-not-required-field-probability",
        "--tool-call-extra-call-probability",
        "--image-emission-rate",
        "--time-to-generate-image",
        "--time-to-generate-image-std-dev",
        "--fake-metrics",
        "--fake-metrics-refresh-interval"
      },
      hidden = true)
  private List<String> values = new ArrayList<>();

  @Option(
      names = {
        "--use-vllm-map-event-format",
        "--enable-prefix-caching",
        "--no-enable-prefix-caching",
        "--log-http",
        "--enable-sleep-mode",
        "--no-enable-sleep-mode",
        "--self-signed-certs",
        "--dataset-in-memory",
        "--force-dummy-tokenizer",
        "--skip-tool-validation",
        "--omni",
        "--no-omni",
        "--enforce-eager",
        "--no-enforce-eager",
        "--mm-encoder-only",
        "--no-mm-encoder-only"
      },
      arity = "0..1",
      fallbackValue = "true",
      hidden = true)
  private List<Boolean> switches = new ArrayList<>();

  /** A warning for each flag that was given and would do something upstream. */
  List<String> used(CommandSpec spec) {
    List<String> warnings = new ArrayList<>();
    if (values.isEmpty() && switches.isEmpty()) {
      return warnings;
    }
    for (String argument : spec.commandLine().getParseResult().originalArgs()) {
      String name = argument.split("=", 2)[0];
      OptionSpec option = spec.findOption(name);
      boolean ours = option != null && option.hidden();
      if (ours && !SILENT.contains(name)) {
        warnings.add("warning: " + name + " has no effect, see docs/reference/parity.md");
      }
    }
    return warnings;
  }
}
