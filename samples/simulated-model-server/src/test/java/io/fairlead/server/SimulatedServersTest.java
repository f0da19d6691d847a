package io.fairlead.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.simulation.RequestLatency;
import io.fairlead.simulation.StepLatency;
import io.fairlead.vertx.simulated.AnswerMode;
import io.fairlead.vertx.simulated.InjectedFailure;
import io.fairlead.vertx.simulated.SimulatedServerOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulatedServersTest {

  /** All flags of llm-d-inference-sim eec055a but those of its logger, with a value. */
  private static final String[] UPSTREAM = {
    "--enable-kvcache",
    "--kv-cache-size=512",
    "--block-size=32",
    "--hash-seed=7",
    "--zmq-endpoint=tcp://127.0.0.1:5557",
    "--event-batch-size=16",
    "--use-vllm-map-event-format",
    "--kv-events-replay-endpoint=tcp://*:1",
    "--kv-events-replay-queue-size=9",
    "--global-cache-hit-threshold=0.5",
    "--enable-prefix-caching",
    "--no-enable-prefix-caching",
    "--port=0",
    "--model=m",
    "--served-model-name=a,b",
    "--max-request-body-size-mb=8",
    "--log-http",
    "--enable-request-id-headers",
    "--startup-duration=3s",
    "--enable-sleep-mode",
    "--no-enable-sleep-mode",
    "--seed=5",
    "--self-signed-certs",
    "--max-num-seqs=7",
    "--max-waiting-queue-length=9",
    "--max-model-len=4096",
    "--max-loras=2",
    "--max-cpu-loras=3",
    "--lora-modules={\"name\":\"x\",\"path\":\"/x\"}",
    "--data-parallel-size=2",
    "--data-parallel-rank=-1",
    "--tensor-parallel-size=4",
    "--latency-calculator=per-token",
    "--time-to-first-token=20ms",
    "--time-to-first-token-std-dev=2ms",
    "--inter-token-latency=5ms",
    "--inter-token-latency-std-dev=1ms",
    "--prefill-overhead=30ms",
    "--prefill-time-per-token=250us",
    "--prefill-time-std-dev=1ms",
    "--kv-cache-transfer-latency=9ms",
    "--kv-cache-transfer-latency-std-dev=1ms",
    "--kv-cache-transfer-time-per-token=3us",
    "--kv-cache-transfer-time-std-dev=1us",
    "--time-factor-under-load=2.5",
    "--mode=echo",
    "--dataset-path=/d",
    "--dataset-url=u",
    "--dataset-table-name=t",
    "--dataset-in-memory",
    "--default-embedding-dimensions=3",
    "--force-dummy-tokenizer",
    "--render-url=u",
    "--render-timeout=1s",
    "--mm-render-timeout=1s",
    "--max-tool-call-integer-param=1",
    "--min-tool-call-integer-param=1",
    "--max-tool-call-number-param=1",
    "--min-tool-call-number-param=1",
    "--max-tool-call-array-param-length=1",
    "--min-tool-call-array-param-length=1",
    "--tool-call-not-required-param-probability=1",
    "--object-tool-call-not-required-field-probability=1",
    "--tool-call-extra-call-probability=1",
    "--skip-tool-validation",
    "--omni",
    "--no-omni",
    "--image-emission-rate=1",
    "--time-to-generate-image=1s",
    "--time-to-generate-image-std-dev=1s",
    "--failure-injection-rate=10",
    "--failure-types=rate_limit",
    "--failure-types",
    "server_error",
    "--fake-metrics={}",
    "--fake-metrics-refresh-interval=1s",
    "--ec-transfer-config={}",
    "--enforce-eager",
    "--no-enforce-eager",
    "--mm-processor-kwargs={}",
    "--mm-encoder-only",
    "--no-mm-encoder-only"
  };

  private static SimulatedServers parse(String... args) {
    CommandLine commands = SimulatedServers.commandLine();
    commands.parseArgs(ConfigFile.expand(args, commands));
    return commands.getCommand();
  }

  @Test
  void everyFlagOfTheOriginalIsUnderstood() {
    SimulatedServerOptions options = parse(UPSTREAM).options();

    assertThat(options.models()).containsExactly("a", "b");
    assertThat(options.adapters()).containsExactly("x");
    assertThat(options.answers()).isEqualTo(AnswerMode.ECHO);
    assertThat(options.failureRate()).isEqualTo(0.1);
    assertThat(options.failures())
        .containsExactly(InjectedFailure.RATE_LIMIT, InjectedFailure.SERVER_ERROR);
    assertThat(options.startup()).isEqualTo(Duration.ofSeconds(3));
    assertThat(options.maxBodyBytes()).isEqualTo(8 << 20);
    assertThat(options.profile().maxSequences()).isEqualTo(7);
    assertThat(options.profile().blocks()).isEqualTo(512);
    assertThat(options.profile().prefixCaching()).isTrue();
    RequestLatency latency = (RequestLatency) options.profile().latency();
    assertThat(latency.calculator()).isEqualTo(RequestLatency.Calculator.PER_TOKEN);
    assertThat(latency.prefillTimePerToken()).isEqualTo(Duration.ofNanos(250_000));
    assertThat(latency.timeFactorUnderLoad()).isEqualTo(2.5);
  }

  @Test
  void theDefaultsAreThoseOfTheOriginal() {
    SimulatedServerOptions options = parse("--model=m").options();

    assertThat(options.port()).isEqualTo(8_000);
    assertThat(options.profile().maxSequences()).isEqualTo(5);
    assertThat(options.profile().maxWaiting()).isEqualTo(1_000);
    assertThat(options.profile().maxModelTokens()).isEqualTo(1_024);
    assertThat(options.profile().blocks()).isEqualTo(1_024);
    assertThat(options.profile().prefixCaching()).isFalse();
    assertThat(options.maxBodyBytes()).isEqualTo(4 << 20);
    assertThat(options.answers()).isEqualTo(AnswerMode.RANDOM);
  }

  @Test
  void theOtherEngineHasDefaultsOfItsOwn() {
    SimulatedServerOptions options =
        parse("--engine=steps", "--step-overhead=1ms", "--speed=10").options();

    assertThat(((StepLatency) options.profile().latency()).alphaNanos()).isEqualTo(1e6);
    assertThat(options.profile().maxSequences()).isEqualTo(64);
    assertThat(options.profile().prefixCaching()).isTrue();
    assertThat(options.speed()).isEqualTo(10);
  }

  @Test
  void aFileHoldsFlagsAndTheCommandLineWins(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("config.yaml");
    Files.writeString(
        file,
        "model: from-file\nmax-num-seqs: 9\nenable-kvcache: true\nserved-model-name: [a, b]\n"
            + "lora-modules:\n- name: x\n- '{\"name\":\"y\"}'\n");

    SimulatedServerOptions options =
        parse("--config", file.toString(), "--max-num-seqs", "3").options();

    assertThat(options.models()).containsExactly("a", "b");
    assertThat(options.adapters()).containsExactly("x", "y");
    assertThat(options.profile().maxSequences()).isEqualTo(3);
    assertThat(options.profile().prefixCaching()).isTrue();
  }

  @Test
  void mistakesAreNamedAndEndWithTwo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("config.yaml");
    Files.writeString(file, "no-such-flag: 1\n");

    assertThat(run("--config", file.toString())).contains("there is no flag --no-such-flag");
    assertThat(run("--config", folder.resolve("nowhere").toString())).contains("cannot be read");
    assertThat(run("--block-size=17")).contains("--block-size must be 8, 16, 32, 64 or 128");
    assertThat(run("--time-to-first-token=3"))
        .contains("must be a duration such as 20ms or 1.5s, but was 3");
    assertThat(run("--failure-types=none")).contains("--failure-types must be rate_limit,");
    assertThat(run("--lora-modules=x")).contains("--lora-modules must be JSON objects with a name");
    assertThat(run("--latency-calculator=x")).contains("must be constant, per-token or empty");
    assertThat(run("--servers=0", "--port=0")).contains("--servers must be at least 1, but was 0");
    assertThat(run("--speed=0")).contains("speed must be greater than 0");
    assertThat(run("load", "--url=http://127.0.0.1:1", "--workload=x"))
        .contains("--workload must be chat, code, long-context, agent or fixed, but was x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--connections 0 | --connections must be greater than 0",
        "--connections many | '--connections': 'many' is not an int",
        "--duration 0s | --duration must be longer than zero",
        "--duration soon | '--duration': must be a duration such as 20ms",
        "--warm-up -1s | '--warm-up': must be a duration such as 20ms",
        "--body-bytes 0 | --body-bytes must be greater than 0",
        "--output-tokens -1 | --output-tokens must be greater than 0",
        "--workload chat --requests 0 | --requests must be greater than 0",
        "--workload chat --rate NaN | --rate must be greater than 0 and finite",
        "--workload chat --faster 2 | --faster must be given with --trace",
        "--workload chat --trace x | --trace must be given without --workload",
        "--rate 5 | --rate must be given with --workload",
        "--requests 5 | --requests must be given with --workload or --trace",
        "--trace x --faster 0 | --faster must be greater than 0 and finite",
        "--trace /no/such/file | /no/such/file: no such file",
        "--trace /dev/null | --trace must be a file with requests",
        "--pid 99999999 | --pid must be a running process",
        "-o yaml | expected one of [TEXT, JSON]",
        "--url nonsense | must be an http or https address with a host",
        "--url http:// | '--url': must be an http or https address"
      })
  void namesTheOptionOfALoadThatIsWrong(String options, String rule) {
    List<String> words = new ArrayList<>(List.of("load", "--url", "http://127.0.0.1:9"));
    words.addAll(List.of(options.split(" ")));
    if (options.startsWith("--url")) {
      words.subList(1, 3).clear();
    }
    assertThat(run(words.toArray(String[]::new)))
        .contains(rule)
        .doesNotContain("java.", "Exception");
  }

  private static String run(String... args) {
    StringWriter err = new StringWriter();
    int exit =
        SimulatedServers.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), args);
    assertThat(exit).as(Arrays.toString(args)).isEqualTo(2);
    return err.toString();
  }

  @Test
  void flagsWithoutEffectAreWarnedAboutUnlessNothingIsLost() {
    CommandLine commands = SimulatedServers.commandLine();
    commands.parseArgs("--zmq-endpoint=tcp://x", "--log-http", "--enforce-eager", "--port", "0");
    IgnoredFlags ignored = ((SimulatedServers) commands.getCommand()).ignored();

    assertThat(ignored.used(commands.getCommandSpec()))
        .containsExactly(
            "warning: --zmq-endpoint has no effect, see docs/reference/parity.md",
            "warning: --log-http has no effect, see docs/reference/parity.md");
  }

  @Test
  void parityListsEveryFlagThatHasNoEffect() throws Exception {
    Path parity = Path.of(System.getProperty("fairlead.root"), "docs/reference/parity.md");
    String text = Files.readString(parity);
    List<String> hidden =
        SimulatedServers.commandLine().getCommandSpec().options().stream()
            .filter(option -> option.hidden())
            .flatMap(option -> Stream.of(option.names()))
            .map(name -> name.substring(2))
            .toList();

    assertThat(hidden).hasSizeGreaterThan(30).allSatisfy(f -> assertThat(text).contains(f));
  }

  @Test
  void helpListsTheFlags() {
    StringWriter out = new StringWriter();
    int exit =
        SimulatedServers.run(
            new PrintWriter(out, true), new PrintWriter(new StringWriter()), "--help");

    assertThat(exit).isZero();
    assertThat(out.toString()).contains("--max-num-seqs", "--engine", "load").doesNotContain("zmq");
  }
}
