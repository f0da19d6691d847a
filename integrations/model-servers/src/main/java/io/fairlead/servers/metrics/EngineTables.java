package io.fairlead.servers.metrics;

import static io.fairlead.servers.metrics.HistogramRow.E2E;
import static io.fairlead.servers.metrics.HistogramRow.OUTPUT_LENGTH;
import static io.fairlead.servers.metrics.HistogramRow.PROMPT_LENGTH;
import static io.fairlead.servers.metrics.HistogramRow.QUEUE;
import static io.fairlead.servers.metrics.HistogramRow.REQUEST_TPOT;
import static io.fairlead.servers.metrics.HistogramRow.TPOT;
import static io.fairlead.servers.metrics.HistogramRow.TTFT;
import static io.fairlead.servers.metrics.MetricRow.Over.FIRST;
import static io.fairlead.servers.metrics.MetricRow.Over.MEAN;
import static io.fairlead.servers.metrics.MetricRow.Over.SUM;
import static io.fairlead.servers.metrics.ServerMetric.AWAKE;
import static io.fairlead.servers.metrics.ServerMetric.CACHE_HITS;
import static io.fairlead.servers.metrics.ServerMetric.CACHE_QUERIES;
import static io.fairlead.servers.metrics.ServerMetric.COMPUTED_TOKENS;
import static io.fairlead.servers.metrics.ServerMetric.FINISHED;
import static io.fairlead.servers.metrics.ServerMetric.KV_BLOCKS;
import static io.fairlead.servers.metrics.ServerMetric.KV_BLOCK_TOKENS;
import static io.fairlead.servers.metrics.ServerMetric.KV_USE;
import static io.fairlead.servers.metrics.ServerMetric.OUTPUT_TOKENS;
import static io.fairlead.servers.metrics.ServerMetric.PREEMPTIONS;
import static io.fairlead.servers.metrics.ServerMetric.PROMPT_TOKENS;
import static io.fairlead.servers.metrics.ServerMetric.RUNNING;
import static io.fairlead.servers.metrics.ServerMetric.STARTED_AT;
import static io.fairlead.servers.metrics.ServerMetric.TPOT_COUNT;
import static io.fairlead.servers.metrics.ServerMetric.TPOT_SUM;
import static io.fairlead.servers.metrics.ServerMetric.TTFT_COUNT;
import static io.fairlead.servers.metrics.ServerMetric.TTFT_SUM;
import static io.fairlead.servers.metrics.ServerMetric.WAITING;

import java.util.Arrays;
import java.util.List;

/** The built-in tables. {@code docs/reference/engines.md} is checked against them by a test. */
final class EngineTables {

  static final EngineMetrics VLLM =
      EngineMetrics.builder("vllm")
          .title("vLLM")
          .row(WAITING, SUM, "vllm:num_requests_waiting")
          .row(RUNNING, SUM, "vllm:num_requests_running")
          .row(KV_USE, MEAN, "vllm:kv_cache_usage_perc", "vllm:gpu_cache_usage_perc")
          .info(KV_BLOCK_TOKENS, FIRST, "vllm:cache_config_info", "block_size")
          .info(KV_BLOCKS, SUM, "vllm:cache_config_info", "num_gpu_blocks")
          .row(STARTED_AT, FIRST, "process_start_time_seconds")
          .row(AWAKE, MEAN, "vllm:engine_sleep_state{sleep_state=\"awake\"}")
          .row(PROMPT_TOKENS, SUM, "vllm:prompt_tokens_total")
          .row(COMPUTED_TOKENS, SUM, "vllm:prompt_tokens_by_source_total{source=\"local_compute\"}")
          .row(OUTPUT_TOKENS, SUM, "vllm:generation_tokens_total")
          .row(
              CACHE_QUERIES,
              SUM,
              "vllm:prefix_cache_queries_total",
              "vllm:gpu_prefix_cache_queries_total")
          .row(CACHE_HITS, SUM, "vllm:prefix_cache_hits_total", "vllm:gpu_prefix_cache_hits_total")
          .row(FINISHED, SUM, "vllm:request_success_total")
          .row(PREEMPTIONS, SUM, "vllm:num_preemptions_total")
          .row(TTFT_SUM, SUM, "vllm:time_to_first_token_seconds_sum")
          .row(TTFT_COUNT, SUM, "vllm:time_to_first_token_seconds_count")
          .row(
              TPOT_SUM,
              SUM,
              "vllm:inter_token_latency_seconds_sum",
              "vllm:time_per_output_token_seconds_sum")
          .row(
              TPOT_COUNT,
              SUM,
              "vllm:inter_token_latency_seconds_count",
              "vllm:time_per_output_token_seconds_count")
          .histogram(TTFT, "vllm:time_to_first_token_seconds")
          .histogram(TPOT, "vllm:inter_token_latency_seconds", "vllm:time_per_output_token_seconds")
          .histogram(REQUEST_TPOT, "vllm:request_time_per_output_token_seconds")
          .histogram(E2E, "vllm:e2e_request_latency_seconds")
          .histogram(QUEUE, "vllm:request_queue_time_seconds")
          .histogram(PROMPT_LENGTH, "vllm:request_prompt_tokens")
          .histogram(OUTPUT_LENGTH, "vllm:request_generation_tokens")
          .lora(
              new LoraSpec(
                  "vllm:lora_requests_info",
                  "running_lora_adapters",
                  "waiting_lora_adapters",
                  "max_lora"))
          .build();

  static final EngineMetrics LLMD_SIM =
      VLLM.toBuilder("llm-d-inference-sim")
          .title("llm-d's simulator")
          .without(STARTED_AT)
          .without(AWAKE)
          .without(COMPUTED_TOKENS)
          .without(PREEMPTIONS)
          .build();

  static final EngineMetrics SGLANG =
      EngineMetrics.builder("sglang")
          .title("SGLang")
          .row(rankZero(WAITING, SUM, "sglang:num_queue_reqs"))
          .row(rankZero(RUNNING, SUM, "sglang:num_running_reqs"))
          .row(rankZero(KV_USE, MEAN, "sglang:token_usage"))
          .info(KV_BLOCK_TOKENS, FIRST, "sglang:cache_config_info", "page_size")
          .info(KV_BLOCKS, FIRST, "sglang:cache_config_info", "num_pages")
          .row(STARTED_AT, FIRST, "process_start_time_seconds")
          .row(rankZero(PROMPT_TOKENS, SUM, "sglang:prompt_tokens_total"))
          .row(rankZero(OUTPUT_TOKENS, SUM, "sglang:generation_tokens_total"))
          .row(rankZero(CACHE_QUERIES, SUM, "sglang:prompt_tokens_total"))
          .row(rankZero(CACHE_HITS, SUM, "sglang:cached_tokens_total"))
          .row(rankZero(FINISHED, SUM, "sglang:num_requests_total"))
          .row(rankZero(TTFT_SUM, SUM, "sglang:time_to_first_token_seconds_sum"))
          .row(rankZero(TTFT_COUNT, SUM, "sglang:time_to_first_token_seconds_count"))
          .row(
              rankZero(
                  TPOT_SUM,
                  SUM,
                  "sglang:inter_token_latency_seconds_sum",
                  "sglang:time_per_output_token_seconds_sum"))
          .row(
              rankZero(
                  TPOT_COUNT,
                  SUM,
                  "sglang:inter_token_latency_seconds_count",
                  "sglang:time_per_output_token_seconds_count"))
          .histogram(TTFT, "sglang:time_to_first_token_seconds")
          .histogram(
              TPOT, "sglang:inter_token_latency_seconds", "sglang:time_per_output_token_seconds")
          .histogram(E2E, "sglang:e2e_request_latency_seconds")
          .histogram(QUEUE, "sglang:queue_time_seconds")
          .histogram(PROMPT_LENGTH, "sglang:prompt_tokens_histogram")
          .histogram(OUTPUT_LENGTH, "sglang:generation_tokens_histogram")
          .build();

  static final EngineMetrics TRTLLM_SERVE =
      EngineMetrics.builder("trtllm-serve")
          .title("TensorRT-LLM (trtllm-serve)")
          .path("/prometheus/metrics")
          .row(WAITING, SUM, "trtllm_num_requests_waiting")
          .row(RUNNING, SUM, "trtllm_num_requests_running")
          .row(KV_USE, MEAN, "trtllm_kv_cache_utilization")
          .row(KV_BLOCK_TOKENS, FIRST, "trtllm_kv_cache_tokens_per_block")
          .row(KV_BLOCKS, SUM, "trtllm_kv_cache_max_blocks")
          .row(STARTED_AT, FIRST, "process_start_time_seconds")
          .row(FINISHED, SUM, "trtllm_request_success_total")
          .row(TTFT_SUM, SUM, "trtllm_time_to_first_token_seconds_sum")
          .row(TTFT_COUNT, SUM, "trtllm_time_to_first_token_seconds_count")
          .row(TPOT_SUM, SUM, "trtllm_time_per_output_token_seconds_sum")
          .row(TPOT_COUNT, SUM, "trtllm_time_per_output_token_seconds_count")
          .histogram(TTFT, "trtllm_time_to_first_token_seconds")
          .histogram(TPOT, "trtllm_time_per_output_token_seconds")
          .histogram(E2E, "trtllm_e2e_request_latency_seconds")
          .histogram(QUEUE, "trtllm_request_queue_time_seconds")
          .build();

  static final EngineMetrics TRITON_TRTLLM =
      EngineMetrics.builder("triton-tensorrt-llm")
          .title("Triton with TensorRT-LLM")
          .row(WAITING, SUM, "nv_trt_llm_request_metrics{request_type=\"waiting\"}")
          .row(RUNNING, SUM, "nv_trt_llm_request_metrics{request_type=\"scheduled\"}")
          .row(KV_USE, MEAN, kvBlocks("fraction"))
          .row(KV_BLOCK_TOKENS, FIRST, kvBlocks("tokens_per"))
          .row(KV_BLOCKS, SUM, kvBlocks("max"))
          .row(FINISHED, SUM, "nv_inference_request_success")
          .build();

  static final EngineMetrics TRITON =
      EngineMetrics.builder("triton")
          .title("Triton")
          .row(WAITING, SUM, "nv_inference_pending_request_count")
          .row(FINISHED, SUM, "nv_inference_request_success")
          .build();

  static final EngineMetrics LLAMA_CPP =
      EngineMetrics.builder("llama.cpp")
          .title("llama.cpp server")
          .row(WAITING, SUM, "llamacpp:requests_deferred")
          .row(RUNNING, SUM, "llamacpp:requests_processing")
          .row(COMPUTED_TOKENS, SUM, "llamacpp:prompt_tokens_total")
          .row(OUTPUT_TOKENS, SUM, "llamacpp:tokens_predicted_total")
          .row(CACHE_HITS, SUM, "llamacpp:prompt_tokens_cached_total")
          .build();

  /** Each name of the present generation, then of the ones before it. */
  static final EngineMetrics PICKER =
      EngineMetrics.builder("llm-d-epp")
          .title("Endpoint pickers (llm-d's, the inference gateway's)")
          .row(STARTED_AT, FIRST, "process_start_time_seconds")
          .row(PickerMetric.READY, FIRST, "llm_d_epp_ready_endpoints", "inference_pool_ready_pods")
          .row(
              PickerMetric.REQUESTS,
              SUM,
              "llm_d_epp_request_total",
              "inference_objective_request_total",
              "inference_model_request_total")
          .row(
              PickerMetric.IN_FLIGHT,
              SUM,
              "llm_d_epp_request_running",
              "inference_objective_running_requests",
              "inference_model_running_requests")
          .row(
              PickerMetric.AVERAGE_WAITING,
              FIRST,
              "llm_d_epp_average_queue_size",
              "inference_pool_average_queue_size")
          .row(
              PickerMetric.AVERAGE_RUNNING,
              FIRST,
              "llm_d_epp_average_running_requests",
              "inference_pool_average_running_requests")
          .row(
              PickerMetric.AVERAGE_KV_USE,
              FIRST,
              "llm_d_epp_average_kv_cache_utilization",
              "inference_pool_average_kv_cache_utilization")
          .row(
              PickerMetric.GATEWAY_QUEUE,
              SUM,
              "llm_d_epp_flow_control_queue_size",
              "inference_extension_flow_control_queue_size")
          .row(
              PickerMetric.GATEWAY_QUEUE_BYTES,
              SUM,
              "llm_d_epp_flow_control_queue_bytes",
              "inference_extension_flow_control_queue_bytes")
          .row(
              PickerMetric.SATURATION,
              FIRST,
              "llm_d_epp_flow_control_pool_saturation{stage=\"effective\"}",
              "inference_extension_flow_control_pool_saturation")
          .histogram(TTFT, "llm_d_epp_request_ttft_seconds")
          .histogram(REQUEST_TPOT, "llm_d_epp_request_streaming_tpot_seconds")
          .histogram(TPOT, "llm_d_epp_request_streaming_itl_seconds")
          .histogram(
              E2E,
              "llm_d_epp_request_duration_seconds",
              "inference_objective_request_duration_seconds",
              "inference_model_request_duration_seconds")
          .histogram(
              PROMPT_LENGTH,
              "llm_d_epp_request_input_tokens",
              "inference_objective_input_tokens",
              "inference_model_input_tokens")
          .histogram(
              OUTPUT_LENGTH,
              "llm_d_epp_request_output_tokens",
              "inference_objective_output_tokens",
              "inference_model_output_tokens")
          .build();

  static final List<EngineMetrics> ALL =
      List.of(VLLM, SGLANG, TRTLLM_SERVE, TRITON_TRTLLM, TRITON, LLAMA_CPP, LLMD_SIM);

  private EngineTables() {}

  private static String kvBlocks(String type) {
    return "nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type=\"" + type + "\"}";
  }

  /** Ranks of one tensor-parallel group all tell the same: only the first is taken. */
  private static MetricRow rankZero(ServerMetric metric, MetricRow.Over over, String... series) {
    return new MetricRow(
        metric,
        over,
        Arrays.stream(series)
            .map(s -> SeriesSpec.of(s).whereOrAbsent("tp_rank", "0").whereOrAbsent("pp_rank", "0"))
            .toList());
  }
}
