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
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.measure.Allocation;
import io.fairlead.servers.Shared;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MetricsReaderTest {

  private final MetricsReader reader = reader(EngineMetrics.vllm());

  @Test
  void picksTheWantedValuesOfAPage() {
    assertThat(read(reader, PAGE)).isEqualTo(PageOutcome.READ);
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
    assertThat(read(reader, "vllm:num_requests_running 1\n")).isEqualTo(PageOutcome.READ);
    assertThat(reader.value(RUNNING)).isEqualTo(1.0);
    assertThat(reader.value(WAITING)).isNaN();
    assertThat(reader.value(ServerMetric.gauge("mine", "things"))).isNaN();
  }

  @Test
  void aTableOfOnesOwnSaysWhereTheValuesStand() {
    EngineMetrics mine =
        EngineMetrics.vllm().toBuilder("mine")
            .info(KV_BLOCKS, MetricRow.Over.SUM, "mine:config", "blocks")
            .row(
                new MetricRow(
                    WAITING,
                    MetricRow.Over.SUM,
                    List.of(SeriesSpec.of("mine:waiting").whereOrAbsent("class", "chat"))))
            .without(KV_USE)
            .build();
    MetricsReader own = reader(mine);
    String page =
        "mine:config{blocks=\"512\"} 1\nmine:waiting{class=\"chat\"} 2\nmine:waiting 3\n"
            + "mine:waiting{class=\"batch\"} 40\nvllm:kv_cache_usage_perc 0.5\n";
    assertThat(read(own, page)).isEqualTo(PageOutcome.READ);
    assertThat(own.value(KV_BLOCKS)).isEqualTo(512);
    assertThat(own.value(WAITING)).isEqualTo(5);
    assertThat(own.value(KV_USE)).isNaN();
  }

  @Test
  void forgetsTheValuesOfThePageBefore() {
    read(reader, PAGE);
    assertThat(read(reader, "vllm:num_requests_running 1\n")).isEqualTo(PageOutcome.READ);
    assertThat(reader.value(KV_USE)).isNaN();
  }

  @Test
  void readsTheSameHoweverThePageIsSplit() {
    byte[] page = PAGE.getBytes(UTF_8);
    read(reader, PAGE);
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
      assertThat(read(reader, form + "\n")).as(form).isEqualTo(PageOutcome.READ);
      assertThat(reader.value(WAITING)).as(form).isEqualTo(5.0);
      assertThat(reader.damagedLines()).as(form).isZero();
      assertThat(read(reader, form)).as("without line end: " + form).isEqualTo(PageOutcome.READ);
      assertThat(reader.value(WAITING)).as(form).isEqualTo(5.0);
    }
  }

  @Test
  void aNameIsNotTakenForALongerOne() {
    assertThat(read(reader, "vllm:num_requests_waiting_total 5\nvllm:num_requests_waitin 5\n"))
        .isEqualTo(PageOutcome.NOTHING_WANTED);
  }

  @Test
  void whatFollowsTheEndMarkDoesNotCount() {
    read(reader, "vllm:num_requests_waiting 5\n# EOF\nvllm:num_requests_running 5\n");
    assertThat(reader.value(WAITING)).isEqualTo(5.0);
    assertThat(reader.value(RUNNING)).isNaN();
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
    assertThat(Allocation.settled(0, 1_000, () -> allRead(page))).as("bytes per page").isZero();
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
}
