package io.fairlead.bench;

import io.fairlead.servers.metrics.EngineMetrics;
import io.fairlead.servers.metrics.MetricsLimits;
import io.fairlead.servers.metrics.MetricsPage;
import io.fairlead.servers.metrics.MetricsPlan;
import io.fairlead.servers.metrics.MetricsReader;
import io.fairlead.servers.metrics.ServerMetric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One page of a vLLM server, in pieces of 16 KiB as a connection brings them: a page of 64 KB made
 * here, or the file that the system property {@code page} names.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MetricsPageBenchmark {

  private static final int PIECE = 16 * 1024;

  private final MetricsReader routing =
      MetricsPlan.of(EngineMetrics.vllm(), ServerMetric.ROUTING).newReader(MetricsLimits.DEFAULT);
  private final MetricsReader anyEngine =
      MetricsPlan.ofAny(EngineMetrics.builtIn(), ServerMetric.SCALING)
          .newReader(MetricsLimits.DEFAULT);
  private byte[] page;

  /** Makes or reads the page. */
  @Setup
  public void page() throws IOException {
    String file = System.getProperty("page", "");
    page = file.isEmpty() ? made() : Files.readAllBytes(Path.of(file));
  }

  private static byte[] made() {
    StringBuilder text = new StringBuilder("process_start_time_seconds 1.7e+09\n");
    String labels = "{engine=\"0\",model_name=\"llama-3-8b\"";
    text.append("vllm:num_requests_running").append(labels).append("} 4.0\n");
    text.append("vllm:num_requests_waiting").append(labels).append("} 7.0\n");
    text.append("vllm:kv_cache_usage_perc").append(labels).append("} 0.4545454545454546\n");
    text.append("vllm:cache_config_info{block_size=\"16\",num_gpu_blocks=\"2000\"} 1.0\n");
    text.append("vllm:prompt_tokens_total").append(labels).append("} 1.7955001025075934e+09\n");
    for (int family = 0; text.length() < 64_000; family++) {
      text.append("# HELP vllm:request_part_").append(family).append("_seconds A part.\n");
      text.append("# TYPE vllm:request_part_").append(family).append("_seconds histogram\n");
      for (int bucket = 0; bucket < 24; bucket++) {
        text.append("vllm:request_part_").append(family).append("_seconds_bucket").append(labels);
        text.append(",le=\"").append(bucket / 4.0).append("\"} ").append(bucket * 29).append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What a router reads every 50 ms. */
  @Benchmark
  public double routing() {
    return read(routing);
  }

  /** All metrics of all engines: what an autoscaler reads of servers it does not know. */
  @Benchmark
  public double anyEngine() {
    return read(anyEngine);
  }

  /** The whole page as a model. */
  @Benchmark
  public MetricsPage wholePage() {
    return MetricsPage.read(page);
  }

  private double read(MetricsReader reader) {
    reader.begin();
    for (int at = 0; at < page.length; at += PIECE) {
      reader.feed(page, at, Math.min(page.length, at + PIECE));
    }
    reader.finish();
    return reader.value(0);
  }
}
