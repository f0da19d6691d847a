package io.fairlead.servers.metrics;

import static io.fairlead.servers.metrics.PageFixture.read;
import static io.fairlead.servers.metrics.PageFixture.reader;
import static io.fairlead.servers.metrics.ServerMetric.KV_BLOCKS;
import static io.fairlead.servers.metrics.ServerMetric.KV_BLOCK_TOKENS;
import static io.fairlead.servers.metrics.ServerMetric.KV_USE;
import static io.fairlead.servers.metrics.ServerMetric.RUNNING;
import static io.fairlead.servers.metrics.ServerMetric.WAITING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages that are damaged, impossible, endless, or no metrics at all. */
class BadMetricsPageTest {

  private final MetricsReader reader = reader(EngineMetrics.vllm());

  @Test
  void impossibleValuesAreUnknown() {
    for (String value : List.of("NaN", "+Inf", "-Inf", "-1")) {
      read(reader, "vllm:num_requests_waiting " + value + "\nvllm:num_requests_running 2\n");
      assertThat(reader.value(WAITING)).as(value).isNaN();
      assertThat(reader.value(RUNNING)).isEqualTo(2.0);
    }
    read(reader, "vllm:kv_cache_usage_perc 45.4\n");
    assertThat(reader.value(KV_USE)).as("a percentage is no fraction").isNaN();
    read(reader, "vllm:kv_cache_usage_perc 1.0000000000000002\n");
    assertThat(reader.value(KV_USE)).isEqualTo(1.0);
    read(reader, "vllm:cache_config_info{block_size=\"16\",num_gpu_blocks=\"None\"} 1\n");
    assertThat(reader.value(KV_BLOCKS)).isNaN();
    assertThat(reader.value(KV_BLOCK_TOKENS)).isEqualTo(16.0);
  }

  @Test
  void aDamagedLineMakesItsValueUnknownAndTellsWhere() {
    String[] lines = {
      "vllm:num_requests_waiting{a=\"b\" 5", "vllm:num_requests_waiting{a=b} 5",
      "vllm:num_requests_waiting five", "vllm:num_requests_waiting{a=\"b} 5",
      "vllm:num_requests_waiting ", "vllm:num_requests_waiting{a=\"b\"} 5 6 7"
    };
    for (String line : lines) {
      read(reader, "vllm:num_requests_running 2\n" + line + "\n");
      assertThat(reader.value(WAITING)).as(line).isNaN();
      assertThat(reader.value(RUNNING)).isEqualTo(2.0);
      assertThat(reader.damagedLines()).as(line).isEqualTo(1);
      assertThat(reader.problem()).startsWith("line 2, column ");
    }
  }

  @Test
  void anythingElseIsRefusedForWhatItIs() {
    assertThat(read(reader, "<!doctype html><html></html>")).isEqualTo(PageOutcome.NOT_METRICS);
    assertThat(reader.problem()).contains("HTML");
    assertThat(reader.outcome().refused()).isTrue();
    assertThat(read(reader, "{\"detail\":\"Not Found\"}")).isEqualTo(PageOutcome.NOT_METRICS);
    assertThat(reader.problem()).contains("JSON");
    assertThat(read(reader, "[1,2]")).isEqualTo(PageOutcome.NOT_METRICS);
    assertThat(read(reader, "\0\1\2\3")).isEqualTo(PageOutcome.NOT_METRICS);
    assertThat(read(reader, "")).isEqualTo(PageOutcome.EMPTY);
    assertThat(read(reader, "up 1\n")).isEqualTo(PageOutcome.NOTHING_WANTED);
    assertThat(read(reader, "\n\n  \nvllm:num_requests_waiting 5\n")).isEqualTo(PageOutcome.READ);
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
}
