package io.fairlead.servers.signals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.fairlead.autoscale.Defect;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.VariantId;
import io.fairlead.servers.Shared;
import io.fairlead.servers.metrics.HistogramRow;
import io.fairlead.servers.metrics.MetricsPlan;
import io.fairlead.servers.metrics.PageOutcome;
import io.fairlead.servers.metrics.PickerMetric;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Offset<Double> EXACT = offset(1e-9);

  private static PageSample replica(String page, long second) {
    return PageSample.read(page.getBytes(UTF_8), ReplicaSignals.plan(), second * SECOND);
  }

  private static PageSample picker(String page, long second) {
    return PageSample.read(page.getBytes(UTF_8), PickerSignals.plan(), second * SECOND);
  }

  private static String vllm(int waiting, int running, int stop, int abort) {
    return """
        vllm:num_requests_waiting{engine="0"} %d
        vllm:num_requests_running %d
        vllm:kv_cache_usage_perc 0.5
        vllm:request_success_total{finished_reason="stop"} %d
        vllm:request_success_total{finished_reason="abort"} %d
        process_start_time_seconds 1.79550004625e+09
        """
        .formatted(waiting, running, stop, abort);
  }

  @Test
  void arrivalsAreWhatEndedAndWhatIsThereMoreThanBefore() {
    ReplicaSignals signals =
        ReplicaSignals.between(replica(vllm(2, 4, 100, 5), 0), replica(vllm(10, 6, 120, 6), 15));
    // 21 ended, 10 more are there
    assertThat(signals.value(Signal.ARRIVALS)).isEqualTo(31 / 15.0, EXACT);
    assertThat(signals.value(Signal.IN_FLIGHT)).isEqualTo(16);
    assertThat(signals.defects(Signal.ARRIVALS)).isEmpty();
    assertThat(signals.seconds()).isEqualTo(15);
  }

  @Test
  void completionsAloneWouldSaturateWhereArrivalsDoNot() {
    // a replica that ends 20 in 15 s whatever comes: the queue holds the rest
    ReplicaSignals over =
        ReplicaSignals.between(replica(vllm(0, 6, 100, 0), 0), replica(vllm(40, 6, 120, 0), 15));
    assertThat(over.value(Signal.ARRIVALS)).isEqualTo(4, EXACT);
  }

  @Test
  void withoutAPageBeforeNoRateIsKnownAndLevelsAre() {
    ReplicaSignals first = ReplicaSignals.between(null, replica(vllm(2, 4, 100, 5), 0));
    assertThat(first.value(Signal.ARRIVALS)).isNaN();
    assertThat(first.defects(Signal.ARRIVALS)).containsExactly(Defect.MISSING);
    assertThat(first.value(Signal.WAITING)).isEqualTo(2);
    PageSample same = replica(vllm(2, 4, 100, 5), 0);
    assertThat(ReplicaSignals.between(same, same).value(Signal.ARRIVALS)).isNaN();
  }

  @Test
  void aRestartVoidsRatesAndIsNamed() {
    String before = vllm(2, 4, 100, 5);
    ReplicaSignals byCounter =
        ReplicaSignals.between(replica(before, 0), replica(vllm(0, 1, 3, 0), 15));
    assertThat(byCounter.restarted()).isTrue();
    assertThat(byCounter.value(Signal.ARRIVALS)).isNaN();
    assertThat(byCounter.defects(Signal.ARRIVALS)).containsExactly(Defect.COUNTER_RESET);
    assertThat(byCounter.value(Signal.RUNNING)).isEqualTo(1);
    ReplicaSignals byStart =
        ReplicaSignals.between(
            replica(before, 0),
            replica(vllm(2, 4, 300, 5).replace("1.79550004625e+09", "1.7955001e+09"), 15));
    assertThat(byStart.restarted()).isTrue();
  }

  @Test
  void whatCannotBeIsNamedAndKept() {
    String idle = vllm(0, 0, 100, 0);
    ReplicaSignals signals =
        ReplicaSignals.between(
            replica(vllm(0, 9, 100, 0), 0), replica(idle.replace("perc 0.5", "perc 0"), 10));
    assertThat(signals.value(Signal.ARRIVALS)).isEqualTo(-0.9, EXACT);
    assertThat(signals.defects(Signal.ARRIVALS)).containsExactly(Defect.CONTRADICTORY);
    assertThat(signals.defects(Signal.KV_USE)).isEmpty();
    ReplicaSignals busy =
        ReplicaSignals.between(null, replica(vllm(0, 3, 1, 0).replace("perc 0.5", "perc 0"), 10));
    assertThat(busy.defects(Signal.KV_USE)).containsExactly(Defect.CONTRADICTORY);
  }

  @Test
  void aPageThatIsNoneTellsNothing() {
    PageSample html = replica("<html>", 5);
    assertThat(html.outcome()).isEqualTo(PageOutcome.NOT_METRICS);
    ReplicaSignals signals = ReplicaSignals.between(replica(vllm(0, 3, 1, 0), 0), html);
    assertThat(signals.values()).isEmpty();
    assertThat(signals.defects(Signal.WAITING)).containsExactly(Defect.MISSING);
  }

  @Test
  void rowsOfAnObservationCarryAgeProvenanceAndDefects() {
    Observation observation =
        Observation.builder(VariantId.of("v"))
            .scale(2, 2)
            .replica(
                "a",
                row -> {
                  row.state(ReplicaState.READY, 0);
                  ReplicaSignals.between(
                          replica(vllm(2, 4, 100, 5), 0), replica(vllm(10, 6, 120, 6), 15))
                      .report(row, 20 * SECOND);
                })
            .replica(
                "b",
                row -> {
                  row.state(ReplicaState.READY, 0);
                  ReplicaSignals.between(
                          replica(vllm(2, 4, 100, 5), 0), replica(vllm(1, 1, 2, 0), 15))
                      .report(row, 20 * SECOND);
                })
            .build();
    var arrivals = observation.reading(Signal.ARRIVALS);
    assertThat(arrivals.value()).isEqualTo(31 / 15.0, EXACT);
    assertThat(arrivals.ageNanos()).isEqualTo(5 * SECOND);
    assertThat(arrivals.coverage()).isEqualTo(0.5);
    assertThat(arrivals.provenance()).isEqualTo(Provenance.DERIVED);
    assertThat(arrivals.defects()).containsExactly(Defect.PARTIAL);
    assertThat(observation.defects(Signal.ARRIVALS, 1)).contains(Defect.COUNTER_RESET);
    assertThat(observation.reading(Signal.IN_FLIGHT).value()).isEqualTo(18);
  }

  @Test
  void computedTokensAreThoseThatNoCacheHeld() {
    String page =
        """
        sglang:prompt_tokens_total{tp_rank="0"} %d
        sglang:cached_tokens_total{tp_rank="0"} %d
        sglang:num_queue_reqs{tp_rank="0"} 0
        """;
    ReplicaSignals signals =
        ReplicaSignals.between(
            replica(page.formatted(1000, 400), 0), replica(page.formatted(4000, 1400), 10));
    assertThat(signals.value(Signal.COMPUTED_TOKENS)).isEqualTo(200, EXACT);
  }

  @Test
  void aRealServerUnderLoadTellsWhatItsPageSays() {
    PageSample before =
        PageSample.read(Shared.page("vllm-0.32.0-idle.txt"), ReplicaSignals.plan(), 0);
    PageSample after =
        PageSample.read(Shared.page("vllm-0.32.0.txt"), ReplicaSignals.plan(), 60 * SECOND);
    ReplicaSignals signals = ReplicaSignals.between(before, after);
    assertThat(signals.value(Signal.ARRIVALS)).isEqualTo((704 - 318 + 8) / 60.0, EXACT);
    double between = 376.46413197799984 - 151.0289554830008;
    assertThat(signals.value(Signal.STEP_SECONDS)).isEqualTo(between / (46848 - 20015), EXACT);
    assertThat(signals.value(Signal.DECODING)).isEqualTo(between / 60, EXACT);
    assertThat(signals.value(Signal.COMPUTED_TOKENS)).isEqualTo((112162 - 48059) / 60.0, EXACT);
    assertThat(signals.value(Signal.OUTPUT_TOKENS)).isEqualTo((47556 - 20333) / 60.0, EXACT);
    assertThat(signals.value(Signal.KV_USE)).isEqualTo(0.4545454545454546);
    assertThat(signals.value(Signal.ASLEEP)).isZero();
    assertThat(signals.value(Signal.PREEMPTIONS)).isZero();
    assertThat(signals.shrunk()).isEmpty();
    PageSample later =
        PageSample.read(Shared.page("vllm-0.32.0-idle.txt"), ReplicaSignals.plan(), 90 * SECOND);
    assertThat(ReplicaSignals.between(after, later).restarted()).isTrue(); // counters fell
  }

  @Test
  void lengthsOfARealServerHaveTheMeansOfItsSumsAndAnIntervalForTheProduct() {
    ReplicaSignals signals =
        ReplicaSignals.between(
            PageSample.read(Shared.page("vllm-0.32.0-idle.txt"), ReplicaSignals.plan(), 0),
            PageSample.read(Shared.page("vllm-0.32.0.txt"), ReplicaSignals.plan(), 60 * SECOND));
    VariantSignals variant = VariantSignals.of(List.of(signals));
    LengthMoments lengths = variant.lengths().orElseThrow();
    double prompt = (232226.0 - 99803) / 386;
    double output = (47338.0 - 20333) / 386;
    assertThat(lengths.requests()).isEqualTo(386);
    assertThat(lengths.resident()).isEqualTo(prompt, EXACT);
    assertThat(lengths.output()).isEqualTo(output, EXACT);
    double computed = (112162.0 - 48059) / (233666 - 99803);
    assertThat(lengths.input()).isEqualTo(prompt * computed, EXACT);
    assertThat(lengths.residentOutput().contains(prompt * output)).isTrue();
    assertThat(lengths.residentOutput().low()).isLessThan(lengths.residentOutput().high());
    assertThat(lengths.outputSquared()).isGreaterThan(output * output);
    assertThat(variant.latency(Slo.Metric.TPOT).orElseThrow().count()).isEqualTo(386);
    assertThat(variant.latency(Slo.Metric.TTFT).orElseThrow().count()).isPositive();
    LengthMoments two = VariantSignals.of(List.of(signals, signals)).lengths().orElseThrow();
    assertThat(two.requests()).isEqualTo(772);
    assertThat(two.output()).isEqualTo(output, EXACT);
  }

  @Test
  void aSimulatorThatOnlyFinishesWhatItHadHasNoArrivals() {
    ReplicaSignals signals =
        ReplicaSignals.between(
            PageSample.read(Shared.page("llm-d-sim.txt"), ReplicaSignals.plan(), 0),
            PageSample.read(
                Shared.page("llm-d-sim-after-load.txt"), ReplicaSignals.plan(), 30 * SECOND));
    assertThat(signals.value(Signal.ARRIVALS)).isZero(); // 6 ended, 6 fewer run
    assertThat(signals.value(Signal.OUTPUT_TOKENS)).isEqualTo(295 / 30.0, EXACT);
  }

  @Test
  void bucketsThatShrinkAreNamedAndNothingIsMadeOfThem() {
    String page =
        """
        vllm:num_requests_waiting 0
        # TYPE vllm:time_to_first_token_seconds histogram
        vllm:time_to_first_token_seconds_bucket{le="0.1"} %d
        vllm:time_to_first_token_seconds_bucket{le="+Inf"} 90
        """;
    ReplicaSignals signals =
        ReplicaSignals.between(replica(page.formatted(50), 0), replica(page.formatted(40), 15));
    assertThat(signals.shrunk()).containsExactly(HistogramRow.TTFT);
    assertThat(VariantSignals.of(List.of(signals)).latency(Slo.Metric.TTFT)).isEmpty();
  }

  @Test
  void aPickerTellsArrivalsDirectly() {
    String page =
        """
        llm_d_epp_request_total{priority="0"} %d
        llm_d_epp_request_running 7
        llm_d_epp_ready_endpoints{name="epp"} 4
        llm_d_epp_average_queue_size{name="epp"} 2.5
        """;
    PickerSignals signals =
        PickerSignals.between(
            picker(page.formatted(1000), 0), picker(page.formatted(1090), 30), 31 * SECOND);
    assertThat(signals.reading(Signal.ARRIVALS).value()).isEqualTo(3, EXACT);
    assertThat(signals.reading(Signal.ARRIVALS).provenance()).isEqualTo(Provenance.DIRECT);
    assertThat(signals.reading(Signal.ARRIVALS).ageNanos()).isEqualTo(SECOND);
    assertThat(signals.reading(Signal.WAITING).value()).isEqualTo(10);
    assertThat(signals.reading(Signal.WAITING).provenance()).isEqualTo(Provenance.DERIVED);
    assertThat(signals.reading(Signal.KV_USE).known()).isFalse();
    var builder = Observation.builder(VariantId.of("v")).scale(0, 0);
    signals.report(builder);
    Observation observation = builder.build();
    assertThat(observation.reading(Signal.ARRIVALS).value()).isEqualTo(3, EXACT);
    assertThat(observation.reading(Signal.IN_FLIGHT).value()).isEqualTo(7);
    assertThat(observation.reading(Signal.WAITING).known()).isFalse(); // of the replicas' rows
  }

  @Test
  void bothGenerationsOfAPickerSayTheSame() {
    String page = new String(Shared.page("llm-d-epp.txt"), UTF_8);
    String old =
        page.lines().filter(l -> !l.contains("llm_d_epp_")).reduce("", (a, b) -> a + b + "\n");
    String present =
        page.lines().filter(l -> !l.contains("inference_")).reduce("", (a, b) -> a + b + "\n");
    for (var metric :
        List.of(
            PickerMetric.REQUESTS,
            PickerMetric.IN_FLIGHT,
            PickerMetric.READY,
            PickerMetric.AVERAGE_WAITING,
            PickerMetric.AVERAGE_RUNNING,
            PickerMetric.AVERAGE_KV_USE)) {
      double value = picker(present, 0).value(metric);
      assertThat(value).as(metric.name()).isNotNaN().isEqualTo(picker(old, 0).value(metric));
    }
    assertThat(picker(old, 0).value(PickerMetric.REQUESTS)).isEqualTo(377103);
    assertThat(picker(old, 0).value(PickerMetric.READY)).isEqualTo(4);
    assertThat(picker(old, 0).histogram(HistogramRow.PROMPT_LENGTH)).isPresent();
    assertThat(picker(present, 0).histogram(HistogramRow.PROMPT_LENGTH).orElseThrow().sum())
        .isEqualTo(picker(old, 0).histogram(HistogramRow.PROMPT_LENGTH).orElseThrow().sum());
  }

  @Test
  void aTableOfYourOwnIsReadTheSameWay() {
    MetricsPlan plan = ReplicaSignals.plan();
    assertThat(plan.metrics()).doesNotHaveDuplicates();
    assertThat(PageSample.read(new byte[0], plan, 0).outcome()).isEqualTo(PageOutcome.EMPTY);
  }
}
