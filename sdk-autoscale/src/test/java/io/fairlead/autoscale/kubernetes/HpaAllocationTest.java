package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.NOW;
import static io.fairlead.autoscale.kubernetes.Hpas.cpu;
import static io.fairlead.autoscale.kubernetes.Hpas.hpa;
import static io.fairlead.autoscale.kubernetes.Hpas.observation;
import static io.fairlead.autoscale.kubernetes.Hpas.pods;
import static io.fairlead.autoscale.kubernetes.Hpas.podsMetric;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.kernel.Quantity;
import io.fairlead.measure.Allocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HpaAllocationTest {

  private static final int PODS = 1000;
  private static final double BOUND = 32 * 1024;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSyncOverAThousandPodsAndTwoMetricsStaysBelow32KB(boolean shuffled) {
    HpaPolicy policy =
        HpaPolicy.of(hpa(Map.of("metrics", List.of(cpu(60), podsMetric("queue", "10")))));
    Observation seen = observation(PODS, pods(PODS), answers(shuffled));
    State state = policy.initial();
    Moment moment = Hpas.MOMENT;
    for (int sync = 0; sync < 20; sync++) { // five minutes of history
      moment = moment.plusNanos(15_000_000_000L);
      state = policy.decide(seen, state, moment).next();
    }
    State after = state;
    Moment next = moment;
    assertThat(Allocation.settled(BOUND, 20, () -> policy.decide(seen, after, next)))
        .isLessThanOrEqualTo(BOUND);
  }

  private static MetricAnswers answers(boolean shuffled) {
    List<PodUsage> usage = new ArrayList<>();
    List<PodValue> queues = new ArrayList<>();
    for (int i = 0; i < PODS; i++) {
      Quantity nanos = Quantity.parse(500_000_000L + i * 777 + "n");
      usage.add(
          new PodUsage(
              "p" + i, NOW, Duration.ofSeconds(30), List.of(new ContainerUsage("c", nanos))));
      queues.add(new PodValue("p" + i, Quantity.of(i % 20), NOW, Duration.ofSeconds(60)));
    }
    if (shuffled) {
      Collections.shuffle(usage, new Random(1));
      Collections.shuffle(queues, new Random(2));
    }
    return new MetricAnswers(
        Map.of("cpu", usage),
        List.of(new PodsAnswer("queue", null, queues, null)),
        List.of(),
        List.of());
  }
}
