package io.fairlead.servers.metrics;

import static io.fairlead.servers.metrics.ServerMetric.KV_BLOCKS;
import static io.fairlead.servers.metrics.ServerMetric.KV_BLOCK_TOKENS;
import static io.fairlead.servers.metrics.ServerMetric.KV_USE;
import static io.fairlead.servers.metrics.ServerMetric.RUNNING;
import static io.fairlead.servers.metrics.ServerMetric.STARTED_AT;
import static io.fairlead.servers.metrics.ServerMetric.WAITING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.measure.Allocation;
import io.fairlead.routing.LoraAdapters;
import io.fairlead.servers.Shared;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MetricsReaderTest {

  /** A page in the manner of vLLM, written for this test. */
  private static final String PAGE =
      """
      # HELP process_start_time_seconds Start time.
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds 1.7e+09
      # TYPE vllm:num_requests_running gauge
      vllm:num_requests_running{engine="0",model_name="tiny"} 4.0
      # TYPE vllm:num_requests_waiting gauge
      vllm:num_requests_waiting{engine="0",model_name="tiny"} 7.0
      vllm:num_requests_waiting_by_reason{engine="0",reason="capacity"} 99.0
      # TYPE vllm:kv_cache_usage_perc gauge
      vllm:kv_cache_usage_perc{engine="0",model_name="tiny"} 0.4545454545454546
      vllm:cache_config_info{block_size="32",engine="0",num_gpu_blocks="100",x="None"} 1.0
      # TYPE vllm:lora_requests_info gauge
      vllm:lora_requests_info{max_lora="2",running_lora_adapters="",waiting_lora_adapters=""} 1.0
      vllm:lora_requests_info{max_lora="2",running_lora_adapters="b,a",waiting_lora_adapters="c"} 3.5
      vllm:lora_requests_info{max_lora="2",running_lora_adapters="old",waiting_lora_adapters=""} 2.0
      """;

  private final MetricsReader reader = reader(EngineMetrics.vllm());

  @Test
  void picksTheWantedValuesOfAPage() {
    assertThat(read(PAGE)).isEqualTo(PageOutcome.READ);
    assertThat(reader.value(RUNNING)).isEqualTo(4.0);
    assertThat(reader.value(WAITING)).isEqualTo(7.0);
    assertThat(reader.value(KV_USE)).isEqualTo(0.4545454545454546);
    assertThat(reader.value(KV_BLOCK_TOKENS)).isEqualTo(32.0);
    assertThat(reader.value(KV_BLOCKS)).isEqualTo(100.0);
    assertThat(reader.value(STARTED_AT)).isEqualTo(1.7e9);
    assertThat(reader.engine()).contains(EngineMetrics.vllm());
    assertThat(reader.problem()).isEmpty();
    double[] row = new double[reader.plan().metrics().size()];
    reader.values(row);
    assertThat(row).containsExactly(7.0, 4.0, 0.4545454545454546, 32.0, 100.0, 1.7e9);
  }

  @Test
  void whatIsNotOnThePageIsUnknownAndNotZero() {
    assertThat(read("vllm:num_requests_running 1\n")).isEqualTo(PageOutcome.READ);
    assertThat(reader.value(RUNNING)).isEqualTo(1.0);
    assertThat(reader.value(WAITING)).isNaN();
    assertThat(reader.value(ServerMetric.gauge("mine", "things"))).isNaN();
  }

  @Test
  void forgetsTheValuesOfThePageBefore() {
    read(PAGE);
    assertThat(read("vllm:num_requests_running 1\n")).isEqualTo(PageOutcome.READ);
    assertThat(reader.value(KV_USE)).isNaN();
  }

  @Test
  void readsTheSameHoweverThePageIsSplit() {
    byte[] page = PAGE.getBytes(UTF_8);
    read(PAGE);
    double[] whole = new double[6];
    reader.values(whole);
    for (int split = 0; split <= page.length; split++) {
      reader.begin();
      assertThat(reader.feed(page, 0, split)).isTrue();
      assertThat(reader.feed(page, split, page.length)).isTrue();
      assertThat(reader.finish()).isEqualTo(PageOutcome.READ);
      double[] row = new double[6];
      reader.values(row);
      assertThat(row).as("split at %d", split).isEqualTo(whole);
      assertThat(reader.lora().running()).containsExactly("a", "b");
    }
  }

  @Test
  void readsAPageThatComesByteByByteFromADirectBuffer() {
    reader.begin();
    for (byte b : PAGE.getBytes(UTF_8)) {
      ByteBuffer one = ByteBuffer.allocateDirect(1).put(b).flip();
      assertThat(reader.feed(one)).isTrue();
      assertThat(one.hasRemaining()).isFalse();
    }
    assertThat(reader.finish()).isEqualTo(PageOutcome.READ);
    assertThat(reader.value(WAITING)).isEqualTo(7.0);
  }

  @Test
  void takesTheOldNameOfAMetricUnlessTheNewOneIsThere() {
    read("vllm:gpu_cache_usage_perc 0.25\n");
    assertThat(reader.value(KV_USE)).isEqualTo(0.25);
    read("vllm:gpu_cache_usage_perc 0.25\nvllm:kv_cache_usage_perc 0.5\n");
    assertThat(reader.value(KV_USE)).isEqualTo(0.5);
    read("vllm:kv_cache_usage_perc 0.5\nvllm:gpu_cache_usage_perc 0.25\n");
    assertThat(reader.value(KV_USE)).isEqualTo(0.5);
  }

  @Test
  void addsUpTheEnginesBehindOneAddress() {
    read(
        """
        vllm:num_requests_waiting{engine="0"} 3
        vllm:num_requests_waiting{engine="1"} 5
        vllm:kv_cache_usage_perc{engine="0"} 0.2
        vllm:kv_cache_usage_perc{engine="1"} 0.6
        vllm:cache_config_info{engine="0",block_size="16",num_gpu_blocks="10"} 1
        vllm:cache_config_info{engine="1",block_size="16",num_gpu_blocks="12"} 1
        """);
    assertThat(reader.value(WAITING)).isEqualTo(8.0);
    assertThat(reader.value(KV_USE)).isEqualTo(0.4);
    assertThat(reader.value(KV_BLOCK_TOKENS)).isEqualTo(16.0);
    assertThat(reader.value(KV_BLOCKS)).isEqualTo(22.0);
  }

  @Test
  void ofATensorParallelGroupOnlyTheFirstRankCounts() {
    MetricsReader sglang = reader(EngineMetrics.sglang());
    read(
        sglang,
        """
        sglang:num_running_reqs{dp_rank="0",tp_rank="0"} 3
        sglang:num_running_reqs{dp_rank="0",tp_rank="1"} 3
        sglang:num_running_reqs{dp_rank="1",tp_rank="0"} 4
        sglang:num_queue_reqs{model_name="m"} 2
        """);
    assertThat(sglang.value(RUNNING)).isEqualTo(7.0);
    assertThat(sglang.value(WAITING)).isEqualTo(2.0);
  }

  @Test
  void tellsSeriesOfOneNameApartByTheirLabels() {
    MetricsReader triton = reader(EngineMetrics.tritonTensorRtLlm());
    read(
        triton,
        """
        nv_trt_llm_request_metrics{model="m",request_type="waiting",version="1"} 5
        nv_trt_llm_request_metrics{model="m",request_type="scheduled",version="1"} 6
        nv_trt_llm_request_metrics{model="m",request_type="max",version="1"} 512
        nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="fraction",model="m"} 0.125
        nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="tokens_per",model="m"} 64
        nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="max",model="m"} 2000
        """);
    assertThat(triton.value(WAITING)).isEqualTo(5.0);
    assertThat(triton.value(RUNNING)).isEqualTo(6.0);
    assertThat(triton.value(KV_USE)).isEqualTo(0.125);
    assertThat(triton.value(KV_BLOCK_TOKENS)).isEqualTo(64.0);
    assertThat(triton.value(KV_BLOCKS)).isEqualTo(2000.0);
  }

  @Test
  void llamaCppHasNoKvGauge() {
    MetricsReader llama = reader(EngineMetrics.llamaCpp());
    read(llama, "llamacpp:requests_processing 4\nllamacpp:requests_deferred 6\n");
    assertThat(llama.value(RUNNING)).isEqualTo(4.0);
    assertThat(llama.value(WAITING)).isEqualTo(6.0);
    assertThat(llama.value(KV_USE)).isNaN();
  }

  @Test
  void aPlanForSeveralEnginesTakesWhicheverIsThere() {
    MetricsReader any =
        MetricsPlan.ofAny(EngineMetrics.builtIn(), ServerMetric.ROUTING)
            .newReader(MetricsLimits.DEFAULT);
    read(any, "trtllm_num_requests_waiting 9\n");
    assertThat(any.value(WAITING)).isEqualTo(9.0);
    assertThat(any.engine()).contains(EngineMetrics.tensorRtLlm());
    read(any, PAGE);
    assertThat(any.engine()).contains(EngineMetrics.vllm());
    assertThat(read(any, "process_start_time_seconds 1.7e9\n"))
        .as("every program tells its start")
        .isEqualTo(PageOutcome.NOTHING_WANTED);
    assertThat(any.engine()).isEmpty();
    assertThat(any.value(STARTED_AT)).isEqualTo(1.7e9);
  }

  @Test
  void impossibleValuesAreUnknown() {
    for (String value : List.of("NaN", "+Inf", "-Inf", "-1")) {
      read("vllm:num_requests_waiting " + value + "\nvllm:num_requests_running 2\n");
      assertThat(reader.value(WAITING)).as(value).isNaN();
      assertThat(reader.value(RUNNING)).isEqualTo(2.0);
    }
    read("vllm:kv_cache_usage_perc 45.4\n");
    assertThat(reader.value(KV_USE)).as("a percentage is no fraction").isNaN();
    read("vllm:kv_cache_usage_perc 1.0000000000000002\n");
    assertThat(reader.value(KV_USE)).isEqualTo(1.0);
    read("vllm:cache_config_info{block_size=\"16\",num_gpu_blocks=\"None\"} 1\n");
    assertThat(reader.value(KV_BLOCKS)).isNaN();
    assertThat(reader.value(KV_BLOCK_TOKENS)).isEqualTo(16.0);
  }

  @Test
  void oneUnknownEngineMakesTheSumUnknown() {
    read(
        "vllm:num_requests_waiting{engine=\"0\"} 3\nvllm:num_requests_waiting{engine=\"1\"} NaN\n");
    assertThat(reader.value(WAITING)).isNaN();
  }

  @Test
  void readsEveryFormOfALine() {
    String[] forms = {
      "vllm:num_requests_waiting 5",
      "vllm:num_requests_waiting\t5",
      "  vllm:num_requests_waiting  5  ",
      "vllm:num_requests_waiting{} 5",
      "vllm:num_requests_waiting {a=\"b\"} 5",
      "vllm:num_requests_waiting{a=\"b\",} 5",
      "vllm:num_requests_waiting{ a = \"b\" , c=\"d\" } 5",
      "vllm:num_requests_waiting{a=\"}{,=\\\"\\\\\\n\"} 5",
      "vllm:num_requests_waiting{a=\"b\"} 5 1700000000000",
      "vllm:num_requests_waiting{a=\"b\"} 5 1700000000.123",
      "vllm:num_requests_waiting{a=\"b\"} 5 # {trace_id=\"x\"} 1 1.5",
      "{\"vllm:num_requests_waiting\",a=\"b\"} 5",
      "{\"vllm:num_requests_waiting\"} 5",
      "{a=\"b\",\"vllm:num_requests_waiting\"} 5",
      "vllm:num_requests_waiting{\"quoted.label\"=\"b\"} 5",
      "vllm:num_requests_waiting{a=\"b\"}5",
      "vllm:num_requests_waiting{a=\"b\"} +5e0",
      "vllm:num_requests_waiting 5\r",
    };
    for (String form : forms) {
      assertThat(read(form + "\n")).as(form).isEqualTo(PageOutcome.READ);
      assertThat(reader.value(WAITING)).as(form).isEqualTo(5.0);
      assertThat(reader.damagedLines()).as(form).isZero();
      assertThat(read(form)).as("without line end: " + form).isEqualTo(PageOutcome.READ);
      assertThat(reader.value(WAITING)).as(form).isEqualTo(5.0);
    }
  }

  @Test
  void aNameIsNotTakenForALongerOne() {
    assertThat(read("vllm:num_requests_waiting_total 5\nvllm:num_requests_waitin 5\n"))
        .isEqualTo(PageOutcome.NOTHING_WANTED);
  }

  @Test
  void aDamagedLineMakesItsValueUnknownAndTellsWhere() {
    String[] lines = {
      "vllm:num_requests_waiting{a=\"b\" 5", "vllm:num_requests_waiting{a=b} 5",
      "vllm:num_requests_waiting five", "vllm:num_requests_waiting{a=\"b} 5",
      "vllm:num_requests_waiting ", "vllm:num_requests_waiting{a=\"b\"} 5 6 7"
    };
    for (String line : lines) {
      read("vllm:num_requests_running 2\n" + line + "\n");
      assertThat(reader.value(WAITING)).as(line).isNaN();
      assertThat(reader.value(RUNNING)).isEqualTo(2.0);
      assertThat(reader.damagedLines()).as(line).isEqualTo(1);
      assertThat(reader.problem()).startsWith("line 2, column ");
    }
  }

  @Test
  void whatFollowsTheEndMarkDoesNotCount() {
    read("vllm:num_requests_waiting 5\n# EOF\nvllm:num_requests_running 5\n");
    assertThat(reader.value(WAITING)).isEqualTo(5.0);
    assertThat(reader.value(RUNNING)).isNaN();
  }

  @Test
  void anythingElseIsRefusedForWhatItIs() {
    assertThat(read("<!doctype html><html></html>")).isEqualTo(PageOutcome.NOT_METRICS);
    assertThat(reader.problem()).contains("HTML");
    assertThat(reader.outcome().refused()).isTrue();
    assertThat(read("{\"detail\":\"Not Found\"}")).isEqualTo(PageOutcome.NOT_METRICS);
    assertThat(reader.problem()).contains("JSON");
    assertThat(read("[1,2]")).isEqualTo(PageOutcome.NOT_METRICS);
    assertThat(read("\0\1\2\3")).isEqualTo(PageOutcome.NOT_METRICS);
    assertThat(read("")).isEqualTo(PageOutcome.EMPTY);
    assertThat(read("up 1\n")).isEqualTo(PageOutcome.NOTHING_WANTED);
    assertThat(read("\n\n  \nvllm:num_requests_waiting 5\n")).isEqualTo(PageOutcome.READ);
  }

  @Test
  void aPageWithoutEndIsRefusedAtTheLimitAndItsValuesAreUnknown() {
    MetricsReader small =
        MetricsPlan.of(EngineMetrics.vllm(), ServerMetric.ROUTING)
            .newReader(new MetricsLimits(10_000, 1_000));
    byte[] piece = "vllm:num_requests_waiting 5\n".getBytes(UTF_8);
    small.begin();
    int fed = 0;
    while (small.feed(piece, 0, piece.length)) {
      fed++;
      assertThat(fed).isLessThan(1_000);
    }
    assertThat(small.finish()).isEqualTo(PageOutcome.TOO_LARGE);
    assertThat(small.problem()).isEqualTo("the page is longer than 10000 bytes");
    assertThat(small.value(WAITING)).isNaN();
    assertThat(small.feed(piece, 0, piece.length)).isFalse();
  }

  @Test
  void tenMegabytesAreRefusedByDefault() {
    byte[] page = new byte[10 << 20];
    Arrays.fill(page, (byte) '\n');
    reader.begin();
    assertThat(reader.feed(page, 0, page.length)).isFalse();
    assertThat(reader.finish()).isEqualTo(PageOutcome.TOO_LARGE);
  }

  @Test
  void aLineWithoutEndIsRefusedAtTheLimitHoweverItArrives() {
    byte[] line = "vllm:x{a=\"".concat("y".repeat(200_000)).getBytes(UTF_8);
    for (int piece : new int[] {1_000, 300_000}) {
      reader.begin();
      boolean more = true;
      for (int at = 0; more && at < line.length; at += piece) {
        more = reader.feed(line, at, Math.min(line.length, at + piece));
      }
      assertThat(more).isFalse();
      assertThat(reader.finish()).isEqualTo(PageOutcome.LINE_TOO_LONG);
      assertThat(reader.problem()).isEqualTo("line 1 is longer than 65536 bytes");
    }
  }

  @Test
  void theNewestAdapterSeriesCounts() {
    read(PAGE);
    assertThat(reader.lora()).isEqualTo(new LoraAdapters(Set.of("a", "b"), Set.of("c"), 2));
    assertThat(reader.loraChanged()).isTrue();
  }

  @Test
  void adaptersStayTheSameObjectWhileTheyAreTheSame() {
    read(PAGE);
    LoraAdapters first = reader.lora();
    read(PAGE.replace("\"b,a\"", "\"a,b\"").replace("} 3.5", "} 4.5"));
    assertThat(reader.lora()).isSameAs(first);
    assertThat(reader.loraChanged()).isFalse();
    read(PAGE.replace("\"b,a\"", "\"a\""));
    assertThat(reader.lora().running()).containsExactly("a");
    assertThat(reader.loraChanged()).isTrue();
    read("vllm:num_requests_waiting 1\n");
    assertThat(reader.lora()).isEqualTo(LoraWatch.NONE);
  }

  @Test
  void aRefusedPageLeavesTheAdaptersAsTheyWere() {
    read(PAGE);
    read("<html>");
    assertThat(reader.lora().running()).containsExactly("a", "b");
    assertThat(reader.value(WAITING)).isNaN();
  }

  @Test
  void adapterSeriesOfTheSameSecondAreUnited() {
    read(
        """
        vllm:lora_requests_info{max_lora="1",running_lora_adapters="",waiting_lora_adapters="b"} 9
        vllm:lora_requests_info{max_lora="1",running_lora_adapters="a",waiting_lora_adapters="b"} 9
        vllm:lora_requests_info{max_lora="1",running_lora_adapters="z",waiting_lora_adapters=""} 8
        """);
    assertThat(reader.lora()).isEqualTo(new LoraAdapters(Set.of("a"), Set.of("b"), 1));
  }

  @Test
  void allocatesNothingPerPage() {
    allocatesNothing(PAGE.repeat(20).getBytes(UTF_8));
  }

  @Test
  void allocatesNothingPerCapturedPage() {
    allocatesNothing(Shared.page("vllm-0.32.0.txt"));
  }

  private void allocatesNothing(byte[] page) {
    assertThat(allRead(page)).isPositive();
    assertThat(Allocation.mean(2_000, 1_000, () -> allRead(page)))
        .as("bytes per page")
        .isLessThan(1.0);
  }

  private double allRead(byte[] page) {
    reader.begin();
    for (int at = 0; at < page.length; at += 1_000) {
      reader.feed(page, at, Math.min(page.length, at + 1_000));
    }
    reader.finish();
    return reader.value(0) + reader.value(1) + reader.value(2);
  }

  @Test
  void anEngineOfOnesOwnIsATableToo() {
    EngineMetrics tgi =
        EngineMetrics.builder("tgi")
            .row(WAITING, MetricRow.Over.SUM, "tgi_queue_size")
            .row(RUNNING, MetricRow.Over.MAX, "tgi_batch_current_size{kind=decode}", "tgi_b")
            .build();
    MetricsReader own = reader(tgi);
    read(
        own,
        """
        tgi_queue_size 3
        tgi_batch_current_size{kind="prefill"} 100
        tgi_batch_current_size{kind="decode",rank="0"} 5
        tgi_batch_current_size{kind="decode",rank="1"} 6
        tgi_b 9
        """);
    assertThat(own.value(WAITING)).isEqualTo(3.0);
    assertThat(own.value(RUNNING)).isEqualTo(6.0);
  }

  @Test
  void readsTheFormInWhichUpstreamNamesASeries() {
    assertThat(SeriesSpec.of(" a:b { x = y, z=\"w\" } "))
        .isEqualTo(new SeriesSpec("a:b", Map.of("x", "y", "z", "w"), Map.of(), Optional.empty()));
    assertThat(SeriesSpec.of("a{}")).hasToString("a");
    assertThat(SeriesSpec.of("a{x=y}")).hasToString("a{x=\"y\"}");
    assertThatThrownBy(() -> SeriesSpec.of("a{x}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label of a series must be label=value, but was \"x\"");
    assertThatThrownBy(() -> SeriesSpec.of("a b"))
        .hasMessage("series must be name or name{label=value,...}, but was \"a b\"");
  }

  @Test
  void readsNamesOfAnyLength() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 200; round++) {
      EngineMetrics.Builder table = EngineMetrics.builder("e");
      StringBuilder page = new StringBuilder();
      List<ServerMetric> metrics = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(20); i++) {
        String name =
            "p".repeat(random.nextInt(12)) + (char) ('a' + i) + "q".repeat(random.nextInt(9));
        ServerMetric metric = ServerMetric.gauge("m" + i, "x");
        metrics.add(metric);
        table.row(metric, MetricRow.Over.FIRST, name);
        page.append(name).append(' ').append(i).append('\n');
      }
      MetricsReader own = MetricsPlan.of(table.build(), metrics).newReader(MetricsLimits.DEFAULT);
      read(own, page.toString());
      for (int i = 0; i < metrics.size(); i++) {
        assertThat(own.value(i)).as(page.toString()).isEqualTo(i);
      }
    }
  }

  private static MetricsReader reader(EngineMetrics engine) {
    return MetricsPlan.of(engine, ServerMetric.ROUTING).newReader(MetricsLimits.DEFAULT);
  }

  private PageOutcome read(String page) {
    return read(reader, page);
  }

  private static PageOutcome read(MetricsReader reader, String page) {
    byte[] bytes = page.getBytes(UTF_8);
    reader.begin();
    reader.feed(bytes, 0, bytes.length);
    return reader.finish();
  }
}
