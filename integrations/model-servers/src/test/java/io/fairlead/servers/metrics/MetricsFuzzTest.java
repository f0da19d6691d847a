package io.fairlead.servers.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MetricsFuzzTest {

  private static final String[] PAGES = {
    "vllm:num_requests_waiting{engine=\"0\",model_name=\"m\"} 4.0\n"
        + "vllm:kv_cache_usage_perc 0.4545454545454546\nprocess_start_time_seconds 1.7e+09\n"
        + "vllm:cache_config_info{block_size=\"16\",num_gpu_blocks=\"None\"} 1\n",
    "# HELP a b\n# TYPE a histogram\na_bucket{le=\"+Inf\"} 3 # {t=\"x\"} 1 2\na_sum NaN\r\n# EOF\n",
    "vllm:lora_requests_info{max_lora=\"2\",running_lora_adapters=\"a,b\"} 1.79e9\n",
    "{\"quoted.name\",l=\"\\\\\\\"\\n\",} -1.5e-7 170\n# UNIT \"quoted.name\" s\n",
    "nv_trt_llm_request_metrics{request_type=\"waiting\"} 5\n"
  };

  private static final String[] TOKENS = {
    "\n",
    "\r\n",
    "\"",
    "\\",
    "{",
    "}",
    "{}",
    "=",
    ",",
    " ",
    "\t",
    "#",
    "# TYPE ",
    "# EOF\n",
    "NaN",
    "+Inf",
    "1e999",
    "1.7976931348623157e308",
    "vllm:num_requests_waiting",
    "vllm:",
    "le=\"",
    "\0",
    "<html>",
    "\u00e9",
    "0.30000000000000004",
    "12345678901234567890123"
  };

  @Test
  void noPageBreaksAReaderAndHowItIsSplitDoesNotMatter() {
    MetricsPlan plan = MetricsPlan.ofAny(EngineMetrics.builtIn(), ServerMetric.SCALING);
    MetricsLimits limits = new MetricsLimits(1 << 20, 512);
    MetricsReader whole = plan.newReader(limits);
    MetricsReader split = plan.newReader(limits);
    double[] one = new double[plan.metrics().size()];
    double[] two = new double[plan.metrics().size()];
    Fuzz.seeded(31)
        .corpus(PAGES)
        .tokens(TOKENS)
        .run(
            200_000,
            input -> {
              whole.begin();
              whole.feed(input, 0, input.length);
              whole.finish();
              split.begin();
              int step = 1 + (input.length * 7 + 3) % 13;
              for (int at = 0; at < input.length; at += step) {
                if (!split.feed(input, at, Math.min(input.length, at + step))) {
                  break;
                }
              }
              split.finish();
              whole.values(one);
              split.values(two);
              assertThat(whole.outcome()).isEqualTo(split.outcome());
              assertThat(Arrays.equals(one, two)).isTrue();
              assertThat(whole.problem()).isEqualTo(split.problem());
            });
  }

  @Test
  void noPageBreaksTheFullReader() {
    Fuzz.seeded(32)
        .corpus(PAGES)
        .tokens(TOKENS)
        .run(
            100_000,
            input -> {
              MetricsPage page = MetricsPage.read(input);
              assertThat(page.problems().size()).isLessThanOrEqualTo(MetricsPage.MOST_PROBLEMS);
              page.families().forEach(MetricFamily::histograms);
              page.engine();
            });
  }
}
