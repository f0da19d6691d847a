package io.fairlead.vertx.simulated;

import io.fairlead.kernel.Numbers;
import io.fairlead.simulation.FinishReason;
import io.fairlead.simulation.Histogram;
import io.fairlead.simulation.Rejection;
import io.fairlead.simulation.ServerMetrics;
import io.fairlead.simulation.ServerProfile;
import java.util.Locale;

/**
 * The metrics page in Prometheus' text format 0.0.4: the families of llm-d's simulator, which are
 * vLLM's, plus vLLM's preemptions. Unlike upstream, every family is there from the start.
 */
final class MetricsPage {

  private final StringBuilder page = new StringBuilder(16_384);
  private final String labels;
  private final ServerMetrics metrics;

  private MetricsPage(ServerMetrics metrics, String model) {
    this.metrics = metrics;
    this.labels = "model_name=\"" + escaped(model) + '"';
  }

  /**
   * Returns the page.
   *
   * @param adaptersChangedSeconds Unix time of the last change of the adapters
   */
  static String of(
      ServerMetrics metrics, ServerProfile profile, String model, double adaptersChangedSeconds) {
    MetricsPage page = new MetricsPage(metrics, model);
    page.configuration(profile);
    page.gauges(adaptersChangedSeconds);
    page.counters();
    page.histograms();
    return page.page.toString();
  }

  private void configuration(ServerProfile profile) {
    type("cache_config_info", "gauge", "Information of the LLMEngine CacheConfig.");
    page.append("vllm:cache_config_info{block_size=\"")
        .append(profile.blockTokens())
        .append("\",num_gpu_blocks=\"")
        .append(profile.blocks())
        .append("\"} 1\n");
  }

  private void gauges(double adaptersChangedSeconds) {
    gauge("kv_cache_usage_perc", "Fraction of KV blocks in use, from 0 to 1.", metrics.kvUsage());
    type("lora_requests_info", "gauge", "Running stats on lora requests.");
    page.append("vllm:lora_requests_info{max_lora=\"")
        .append(metrics.adapterSlots())
        .append("\",running_lora_adapters=\"")
        .append(escaped(String.join(",", metrics.runningAdapters())))
        .append("\",waiting_lora_adapters=\"")
        .append(escaped(String.join(",", metrics.waitingAdapters())))
        .append("\"} ")
        .append(Numbers.text(adaptersChangedSeconds))
        .append('\n');
    gauge("num_requests_running", "Requests in the batch.", metrics.running());
    gauge("num_requests_waiting", "Requests in the queue.", metrics.waiting());
  }

  private void counters() {
    counter("generation_tokens_total", "Tokens generated.", metrics.generatedTokens());
    counter("num_preemptions_total", "Requests that had to start over.", metrics.preemptions());
    counter("prefix_cache_hits_total", "Prompt tokens found in cache.", metrics.cachedTokens());
    counter("prefix_cache_queries_total", "Prompt tokens looked up.", metrics.queriedTokens());
    counter("prompt_tokens_total", "Prompt tokens processed.", metrics.promptTokens());
    type("request_success_total", "counter", "Requests that ended, by reason.");
    for (FinishReason reason : FinishReason.values()) {
      page.append("vllm:request_success_total{finish_reason=\"")
          .append(reason.name().toLowerCase(Locale.ROOT))
          .append("\",")
          .append(labels)
          .append("} ")
          .append(metrics.finished(reason))
          .append('\n');
    }
    type("admission_rejections_total", "counter", "Requests turned away, by reason.");
    page.append("vllm:admission_rejections_total{")
        .append(labels)
        .append(",reason=\"max_num_queued_reqs\"} ")
        .append(metrics.rejected(Rejection.QUEUE_FULL))
        .append('\n');
  }

  private void histograms() {
    histogram("e2e_request_latency_seconds", metrics.endToEnd());
    histogram("inter_token_latency_seconds", metrics.interToken());
    histogram("max_num_generation_tokens", metrics.outputLength());
    histogram("request_decode_time_seconds", metrics.decodeTime());
    histogram("request_generation_tokens", metrics.outputLength());
    histogram("request_inference_time_seconds", metrics.inferenceTime());
    histogram("request_params_max_tokens", metrics.maxTokens());
    histogram("request_prefill_time_seconds", metrics.prefillTime());
    histogram("request_prompt_tokens", metrics.promptLength());
    histogram("request_queue_time_seconds", metrics.queueTime());
    histogram("request_time_per_output_token_seconds", metrics.timePerOutputToken());
    histogram("time_per_output_token_seconds", metrics.interToken());
    histogram("time_to_first_token_seconds", metrics.timeToFirstToken());
  }

  private void type(String name, String type, String help) {
    page.append("# HELP vllm:").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE vllm:").append(name).append(' ').append(type).append('\n');
  }

  private void gauge(String name, String help, double value) {
    type(name, "gauge", help);
    page.append("vllm:").append(name).append('{').append(labels).append("} ");
    page.append(Numbers.text(value)).append('\n');
  }

  private void counter(String name, String help, long value) {
    type(name, "counter", help);
    page.append("vllm:").append(name).append('{').append(labels).append("} ");
    page.append(value).append('\n');
  }

  private void histogram(String name, Histogram histogram) {
    type(name, "histogram", "Histogram of " + name.replace('_', ' ') + ".");
    long cumulated = 0;
    for (int i = 0; i <= histogram.size(); i++) {
      cumulated += histogram.bucket(i);
      page.append("vllm:").append(name).append("_bucket{").append(labels).append(",le=\"");
      page.append(i == histogram.size() ? "+Inf" : Numbers.text(histogram.bound(i)));
      page.append("\"} ").append(cumulated).append('\n');
    }
    page.append("vllm:").append(name).append("_sum{").append(labels).append("} ");
    page.append(Numbers.text(histogram.sum())).append('\n');
    page.append("vllm:").append(name).append("_count{").append(labels).append("} ");
    page.append(histogram.count()).append('\n');
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
