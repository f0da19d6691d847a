package io.fairlead.servers.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.servers.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

  @Test
  void readsFamiliesWithTypeHelpAndUnit() {
    MetricsPage page =
        page(
            """
            # HELP up A text with \\\\ and \\n in it.
            # TYPE up gauge
            up{host="a"} 1
            up{host="b"} 0
            # a comment
            # TYPE took_seconds histogram
            # UNIT took_seconds seconds
            took_seconds_bucket{le="0.5"} 1
            took_seconds_bucket{le="+Inf"} 3
            took_seconds_sum 2.5
            took_seconds_count 3
            took_seconds_created 1.7e9
            # TYPE hits counter
            hits_total 5 # {trace_id="abc"} 1 1.5
            lonely 7 1700000000000
            # EOF
            """);
    assertThat(page.problems()).isEmpty();
    assertThat(page.ended()).isTrue();
    assertThat(page.families())
        .extracting(MetricFamily::name)
        .containsExactly("up", "took_seconds", "hits", "lonely");
    MetricFamily up = page.family("up").orElseThrow();
    assertThat(up.type()).isEqualTo(MetricFamily.Type.GAUGE);
    assertThat(up.help()).isEqualTo("A text with \\ and \n in it.");
    assertThat(up.samples()).extracting(s -> s.labels().get("host")).containsExactly("a", "b");
    MetricFamily took = page.family("took_seconds").orElseThrow();
    assertThat(took.unit()).isEqualTo("seconds");
    MetricHistogram histogram = took.histograms().get(0);
    assertThat(histogram.bounds()).containsExactly(0.5, Double.POSITIVE_INFINITY);
    assertThat(histogram.counts()).containsExactly(1.0, 3.0);
    assertThat(histogram.sum()).isEqualTo(2.5);
    assertThat(histogram.count()).isEqualTo(3.0);
    MetricSample hits = page.family("hits").orElseThrow().samples().get(0);
    assertThat(hits.exemplar())
        .contains(
            new MetricSample.Exemplar(Map.of("trace_id", "abc"), 1.0, OptionalDouble.of(1.5)));
    assertThat(page.family("lonely").orElseThrow().samples().get(0).time())
        .hasValue(1700000000000.0);
  }

  @Test
  void readsQuotedNamesAndEscapes() {
    MetricsPage page =
        page(
            """
            # TYPE "my.metric" gauge
            {"my.metric","the.label"="a\\"b\\\\c\\nd"} 1
            {"h\u00e9",x="\\t"} 2
            """);
    assertThat(page.problems()).isEmpty();
    MetricFamily family = page.family("my.metric").orElseThrow();
    assertThat(family.type()).isEqualTo(MetricFamily.Type.GAUGE);
    assertThat(family.samples().get(0).labels()).containsEntry("the.label", "a\"b\\c\nd");
    assertThat(page.family("h\u00e9").orElseThrow().samples().get(0).labels())
        .containsEntry("x", "\\t");
  }

  @Test
  void tellsWhatItCannotReadAndReadsOn() {
    MetricsPage page =
        page(
            """
            ok 1
            9bad 1
            open{a="b" 1
            nothing
            word x
            # TYPE ok circle
            time 1 then
            ex 1 # no
            fine 2
            """);
    assertThat(page.problems())
        .extracting(MetricsPage.Problem::toString)
        .containsExactly(
            "line 2, column 1: a metric name is expected",
            "line 3, column 12: a comma or } is expected after a label",
            "line 4, column 8: a value is expected",
            "line 5, column 6: a number is expected",
            "line 6, column 10: a type is expected, but found \"circle\"",
            "line 7, column 8: a time stamp is expected",
            "line 8, column 8: an exemplar must begin with its labels");
    assertThat(page.families()).extracting(MetricFamily::name).contains("ok", "fine");
  }

  @Test
  void keepsAHistogramWhoseNameEndsLikeACounterApart() {
    MetricsPage page =
        page(
            """
            # TYPE vllm:iteration_tokens_total histogram
            vllm:iteration_tokens_total_bucket{engine="0",le="1.0"} 5
            vllm:iteration_tokens_total_bucket{engine="1",le="1.0"} 6
            vllm:iteration_tokens_total_sum{engine="0"} 9
            # TYPE vllm:iteration_tokens_total_created gauge
            vllm:iteration_tokens_total_created{engine="0"} 1.7e9
            """);
    assertThat(page.families()).hasSize(2);
    assertThat(page.families().get(0).histograms())
        .extracting(h -> h.labels().get("engine"))
        .containsExactly("0", "1");
  }

  @Test
  void recognisesEngines() {
    assertThat(page("sglang:token_usage 0\n").engine()).contains(EngineMetrics.sglang());
    assertThat(page("trtllm_x 0\n").engine()).contains(EngineMetrics.tensorRtLlm());
    assertThat(page("nv_inference_x 0\nnv_trt_llm_y 1\n").engine())
        .contains(EngineMetrics.tritonTensorRtLlm());
    assertThat(page("nv_inference_x 0\n").engine()).contains(EngineMetrics.triton());
    assertThat(page("llamacpp:x 0\n").engine()).contains(EngineMetrics.llamaCpp());
    assertThat(page("up 0\n").engine()).isEmpty();
  }

  @Test
  void everyCapturedPageIsReadWithoutAProblem() throws IOException {
    for (Path file : Shared.pages()) {
      MetricsPage page = MetricsPage.read(Files.readAllBytes(file));
      assertThat(page.problems()).as(file.toString()).isEmpty();
      assertThat(page.families()).as(file.toString()).hasSizeGreaterThan(10);
    }
  }

  @Test
  void capturedPagesSayWhatTheirEnginesDid() {
    MetricsPage vllm = MetricsPage.read(Shared.page("vllm-0.32.0.txt"));
    assertThat(vllm.engine()).contains(EngineMetrics.vllm());
    assertThat(vllm.families()).hasSize(93);
    MetricsPage sim = MetricsPage.read(Shared.page("llm-d-sim-lora.txt"));
    assertThat(sim.engine()).contains(EngineMetrics.llmdSimulator());
    assertThat(MetricsPage.read(Shared.page("llama-server.txt")).engine())
        .contains(EngineMetrics.llamaCpp());
    assertThat(MetricsPage.read(Shared.page("sglang-router-0.3.2.txt")).engine()).isEmpty();
    assertThat(MetricsPage.read(Shared.page("envoy-1.40.0.txt")).engine()).isEmpty();
    for (HistogramRow row : EngineMetrics.vllm().histograms()) {
      assertThat(vllm.histograms(row)).as(row.histogram()).hasSize(1);
      MetricHistogram histogram = vllm.histograms(row).get(0);
      assertThat(histogram.counts()).isSorted();
      assertThat(histogram.counts().get(histogram.counts().size() - 1))
          .isEqualTo(histogram.count());
    }
  }

  @Test
  void selectiveAndFullReaderAgreeOnCapturedPages() throws IOException {
    MetricsPlan plan = MetricsPlan.ofAny(EngineMetrics.builtIn(), ServerMetric.SCALING);
    for (Path file : Shared.pages()) {
      byte[] bytes = Files.readAllBytes(file);
      MetricsReader reader = plan.newReader(MetricsLimits.DEFAULT);
      reader.begin();
      reader.feed(bytes, 0, bytes.length);
      assertThat(reader.finish().refused()).isFalse();
      assertThat(reader.damagedLines()).isZero();
      MetricsPage page = MetricsPage.read(bytes);
      if (page.engine().isEmpty()) {
        assertThat(reader.outcome()).isEqualTo(PageOutcome.NOTHING_WANTED);
        continue;
      }
      for (MetricRow row : page.engine().orElseThrow().rows()) {
        double expected = fromModel(page, row);
        assertThat(reader.value(row.metric()))
            .as(file + " " + row)
            .isEqualTo(Double.valueOf(expected));
      }
    }
  }

  /** The same by other means: only for rows whose series have no label conditions. */
  private static double fromModel(MetricsPage page, MetricRow row) {
    for (SeriesSpec spec : row.sources()) {
      double[] values =
          page.families().stream()
              .flatMap(f -> f.samples().stream())
              .filter(s -> s.name().equals(spec.name()))
              .filter(s -> s.labels().entrySet().containsAll(spec.where().entrySet()))
              .mapToDouble(
                  s ->
                      spec.label().isEmpty()
                          ? s.value()
                          : Double.parseDouble(s.labels().get(spec.label().get())))
              .toArray();
      if (values.length > 0) {
        double sum = 0;
        for (double value : values) {
          sum += value;
        }
        return row.over() == MetricRow.Over.MEAN ? sum / values.length : sum;
      }
    }
    return Double.NaN;
  }

  @Test
  void capturedAdaptersAreTheOnesInUse() {
    MetricsReader reader =
        MetricsPlan.of(EngineMetrics.vllm(), ServerMetric.ROUTING).newReader(MetricsLimits.DEFAULT);
    read(reader, Shared.page("vllm-0.32.0.txt"));
    assertThat(reader.lora().running()).containsExactly("lora-a");
    assertThat(reader.lora().max()).isEqualTo(2);
    read(reader, Shared.page("llm-d-sim-lora.txt"));
    assertThat(reader.lora().running()).containsExactly("food-review");
    assertThat(reader.lora().waiting()).containsExactly("cad-fabricator", "food-review");
  }

  private static void read(MetricsReader reader, byte[] bytes) {
    reader.begin();
    reader.feed(bytes, 0, bytes.length);
    assertThat(reader.finish()).isEqualTo(PageOutcome.READ);
  }

  private static MetricsPage page(String text) {
    return MetricsPage.read(text.getBytes(UTF_8));
  }
}
