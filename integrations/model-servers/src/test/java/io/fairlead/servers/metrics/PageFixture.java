package io.fairlead.servers.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A page, and what reads it in one piece. */
final class PageFixture {

  /** A page in the manner of vLLM, written for this test. */
  static final String PAGE =
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

  private PageFixture() {}

  static MetricsReader reader(EngineMetrics engine) {
    return MetricsPlan.of(engine, ServerMetric.ROUTING).newReader(MetricsLimits.DEFAULT);
  }

  static PageOutcome read(MetricsReader reader, String page) {
    byte[] bytes = page.getBytes(UTF_8);
    reader.begin();
    reader.feed(bytes, 0, bytes.length);
    return reader.finish();
  }
}
