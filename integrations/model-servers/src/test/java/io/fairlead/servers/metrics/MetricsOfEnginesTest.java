package io.fairlead.servers.metrics;

import static io.fairlead.servers.metrics.PageFixture.PAGE;
import static io.fairlead.servers.metrics.PageFixture.read;
import static io.fairlead.servers.metrics.PageFixture.reader;
import static io.fairlead.servers.metrics.ServerMetric.KV_BLOCKS;
import static io.fairlead.servers.metrics.ServerMetric.KV_BLOCK_TOKENS;
import static io.fairlead.servers.metrics.ServerMetric.KV_USE;
import static io.fairlead.servers.metrics.ServerMetric.RUNNING;
import static io.fairlead.servers.metrics.ServerMetric.STARTED_AT;
import static io.fairlead.servers.metrics.ServerMetric.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each engine calls what, and how several series become one value. */
class MetricsOfEnginesTest {

  private final MetricsReader reader = reader(EngineMetrics.vllm());

  @Test
  void takesTheOldNameOfAMetricUnlessTheNewOneIsThere() {
    read(reader, "vllm:gpu_cache_usage_perc 0.25\n");
    assertThat(reader.value(KV_USE)).isEqualTo(0.25);
    read(reader, "vllm:gpu_cache_usage_perc 0.25\nvllm:kv_cache_usage_perc 0.5\n");
    assertThat(reader.value(KV_USE)).isEqualTo(0.5);
    read(reader, "vllm:kv_cache_usage_perc 0.5\nvllm:gpu_cache_usage_perc 0.25\n");
    assertThat(reader.value(KV_USE)).isEqualTo(0.5);
  }

  @Test
  void addsUpTheEnginesBehindOneAddress() {
    read(
        reader,
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
  void oneUnknownEngineMakesTheSumUnknown() {
    read(
        reader,
        "vllm:num_requests_waiting{engine=\"0\"} 3\nvllm:num_requests_waiting{engine=\"1\"} NaN\n");
    assertThat(reader.value(WAITING)).isNaN();
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
}
