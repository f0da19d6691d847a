package io.fairlead.servers.metrics;

import java.util.List;
import java.util.Optional;

/**
 * A whole metrics page as a model, for tools and tests. Where only a few values are wanted again
 * and again, use a {@link MetricsPlan}.
 *
 * @param families in the order of the page
 * @param problems what could not be read; the lines are left out of the families
 * @param ended whether the page ends with {@code # EOF}, as OpenMetrics demands
 */
public record MetricsPage(List<MetricFamily> families, List<Problem> problems, boolean ended) {

  /** How many problems are kept. */
  static final int MOST_PROBLEMS = 100;

  /**
   * A line that could not be read.
   *
   * @param line counted from 1
   * @param column of the byte, counted from 1
   * @param message what is expected there
   */
  public record Problem(int line, int column, String message) {
    @Override
    public String toString() {
      return "line " + line + ", column " + column + ": " + message;
    }
  }

  public MetricsPage {
    families = List.copyOf(families);
    problems = List.copyOf(problems);
  }

  /** Reads a page in the Prometheus text format or in OpenMetrics; never throws for its content. */
  public static MetricsPage read(byte[] page) {
    return new PageParser(page).read();
  }

  /** Returns the family of this name. */
  public Optional<MetricFamily> family(String name) {
    return families.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /** Returns the histograms of the first of the row's names that is on the page. */
  public List<MetricHistogram> histograms(HistogramRow row) {
    return row.sources().stream()
        .flatMap(s -> family(s).stream())
        .map(MetricFamily::histograms)
        .findFirst()
        .orElse(List.of());
  }

  /**
   * Returns the engine whose names are on this page; a server that speaks vLLM's names without any
   * that only vLLM has counts as llm-d's simulator.
   */
  public Optional<EngineMetrics> engine() {
    if (has("vllm:")) {
      boolean simulated =
          family("python_info").isEmpty() && family("process_start_time_seconds").isEmpty();
      return Optional.of(simulated ? EngineMetrics.llmdSimulator() : EngineMetrics.vllm());
    }
    if (has("sglang:")) {
      return Optional.of(EngineMetrics.sglang());
    }
    if (has("trtllm_")) {
      return Optional.of(EngineMetrics.tensorRtLlm());
    }
    if (has("nv_trt_llm_")) {
      return Optional.of(EngineMetrics.tritonTensorRtLlm());
    }
    if (has("nv_inference_")) {
      return Optional.of(EngineMetrics.triton());
    }
    return has("llamacpp:") ? Optional.of(EngineMetrics.llamaCpp()) : Optional.empty();
  }

  private boolean has(String prefix) {
    return families.stream().anyMatch(f -> f.name().startsWith(prefix));
  }
}
