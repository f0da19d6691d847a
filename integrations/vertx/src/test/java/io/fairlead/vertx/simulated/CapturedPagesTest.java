package io.fairlead.vertx.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.simulation.ModelServer;
import io.fairlead.simulation.RequestEvents;
import io.fairlead.simulation.ServerProfile;
import io.fairlead.simulation.SimulatedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our metrics page against those that llm-d's simulator and vLLM really served. */
class CapturedPagesTest {

  private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) (\\S+)$", Pattern.MULTILINE);
  private static final Pattern SAMPLE =
      Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static Path page(String name) {
    Path page = Path.of(System.getProperty("fairlead.shared", "/nowhere"), "metrics-pages", name);
    assumeTrue(Files.exists(page), "no captured pages under fairlead.shared");
    return page;
  }

  private static String ours() {
    ModelServer server = ModelServer.create(ServerProfile.create(p -> p.maxAdapters(2)));
    server.loadAdapter("a");
    server.submit(
        SimulatedRequest.of(1, 100, 5, block -> block).forAdapter("a"), RequestEvents.NONE, 0);
    server.submit(SimulatedRequest.of(2, 100, 50, block -> block), RequestEvents.NONE, 0);
    server.advance(200_000_000);
    return MetricsPage.of(server.metrics(), server.profile(), "sim-model", 1_795_500_435);
  }

  /** Family name to type. */
  private static Map<String, String> families(String page) {
    Map<String, String> families = new TreeMap<>();
    Matcher matcher = TYPE.matcher(page);
    while (matcher.find()) {
      families.put(matcher.group(1), matcher.group(2));
    }
    return families;
  }

  /** Sample name to the names of its labels. */
  private static Map<String, String> labels(String page) {
    Map<String, String> labels = new TreeMap<>();
    Matcher matcher = SAMPLE.matcher(page);
    while (matcher.find()) {
      TreeSet<String> names = new TreeSet<>();
      Matcher label = LABEL.matcher(matcher.group(2) == null ? "" : matcher.group(2));
      while (label.find()) {
        names.add(label.group(1));
      }
      labels.put(matcher.group(1), names.toString());
    }
    return labels;
  }

  @Test
  void everyFamilyOfLlmdsSimulatorIsThereWithItsTypeAndLabels() throws IOException {
    String ours = ours();
    for (String name :
        new String[] {"llm-d-sim.txt", "llm-d-sim-after-load.txt", "llm-d-sim-lora.txt"}) {
      String theirs = Files.readString(page(name));

      assertThat(families(theirs)).hasSizeGreaterThan(10);
      assertThat(families(ours)).as(name).containsAllEntriesOf(families(theirs));
      assertThat(labels(ours)).as(name).containsAllEntriesOf(labels(theirs));
    }
  }

  @Test
  void histogramsHaveTheSameBuckets() throws IOException {
    String theirs = Files.readString(page("llm-d-sim-after-load.txt"));
    String ours = ours();
    for (String family :
        new String[] {
          "time_to_first_token_seconds",
          "inter_token_latency_seconds",
          "e2e_request_latency_seconds"
        }) {
      assertThat(bounds(ours, family)).as(family).isEqualTo(bounds(theirs, family));
    }
  }

  private static String bounds(String page, String family) {
    StringBuilder bounds = new StringBuilder();
    page.lines()
        .filter(line -> line.startsWith("vllm:" + family + "_bucket"))
        .forEach(
            line -> {
              Matcher le = Pattern.compile("le=\"([^\"]+)\"").matcher(line);
              assertThat(le.find()).isTrue();
              bounds.append(Double.parseDouble(le.group(1).replace("+Inf", "Infinity")));
              bounds.append(' ');
            });
    return bounds.toString();
  }

  @Test
  void whatPickersReadIsNamedAndTypedAsInRealVllm() throws IOException {
    Map<String, String> real = families(Files.readString(page("vllm-0.32.0.txt")));

    for (String name :
        Stream.of(
                "num_requests_running",
                "num_requests_waiting",
                "kv_cache_usage_perc",
                "cache_config_info",
                "lora_requests_info",
                "prefix_cache_hits_total",
                "prefix_cache_queries_total",
                "num_preemptions_total")
            .map(name -> "vllm:" + name)
            .toList()) {
      assertThat(families(ours()).get(name)).as(name).isNotNull();
      String theirs = real.getOrDefault(name, real.get(name.replace("_total", "")));
      assertThat(families(ours()).get(name)).as(name).isEqualTo(theirs);
    }
  }

  @Test
  void thePageCountsWhatHappened() {
    String page = ours();

    assertThat(page)
        .contains("vllm:cache_config_info{block_size=\"16\",num_gpu_blocks=\"8192\"} 1\n")
        .contains("vllm:num_requests_running{model_name=\"sim-model\"} 1\n")
        .contains("vllm:request_success_total{finish_reason=\"length\",model_name=\"sim-model\"} 1")
        .contains("vllm:prefix_cache_queries_total{model_name=\"sim-model\"} 200\n")
        .contains("vllm:request_prompt_tokens_sum{model_name=\"sim-model\"} 100\n")
        .contains("running_lora_adapters=\"\",waiting_lora_adapters=\"\"} 1795500435\n");
  }
}
