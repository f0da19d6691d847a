package io.fairlead.bench;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.autoscaling.v2.MetricSpec;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.kubernetes.HpaPolicy;
import io.fairlead.autoscale.kubernetes.KubernetesView;
import io.fairlead.autoscale.kubernetes.MetricAnswers;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.autoscale.kubernetes.PodView;
import io.fairlead.autoscale.kubernetes.PodView.ContainerView;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One sync of a HorizontalPodAutoscaler over 1,000 pods of two containers, with CPU utilization and
 * a custom metric, after a history of five minutes. To stay below: 150 µs and 32 KB.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AutoscaleBenchmark {

  private static final int PODS = 1000;
  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

  /** In which order the metric APIs answer: that of the pods, or any. */
  @Param({"same", "shuffled"})
  String order;

  private final HpaPolicy policy = HpaPolicy.of(autoscaler());
  private Observation observation;
  private io.fairlead.autoscale.State state;
  private Moment moment;

  private static HorizontalPodAutoscaler autoscaler() {
    MetricSpec cpu =
        MetricSpec.builder()
            .type("Resource")
            .resource(r -> r.name("cpu").target(t -> t.type("Utilization").averageUtilization(60)))
            .build();
    MetricSpec queue =
        MetricSpec.builder()
            .type("Pods")
            .pods(
                p ->
                    p.metric(m -> m.name("queue"))
                        .target(t -> t.type("AverageValue").averageValue(Quantity.of(10))))
            .build();
    return HorizontalPodAutoscaler.builder("models", "chat")
        .spec(s -> s.maxReplicas(5000).metrics(List.of(cpu, queue)))
        .build();
  }

  /** Makes pods and answers, and a history. */
  @Setup
  public void history() {
    List<PodView> pods = new ArrayList<>();
    List<PodUsage> usage = new ArrayList<>();
    List<PodValue> queues = new ArrayList<>();
    for (int i = 0; i < PODS; i++) {
      String name = "chat-7c9f6d5b8-" + i;
      pods.add(pod(name));
      usage.add(
          new PodUsage(
              name,
              NOW,
              Duration.ofSeconds(30),
              List.of(
                  new ContainerUsage("engine", Quantity.parse(1_000_000_000L + i * 777 + "n")),
                  new ContainerUsage("proxy", Quantity.parse("103m")))));
      queues.add(new PodValue(name, Quantity.of(i % 20), NOW, Duration.ofSeconds(60)));
    }
    if (order.equals("shuffled")) {
      Collections.shuffle(usage, new Random(1));
      Collections.shuffle(queues, new Random(2));
    }
    MetricAnswers answers =
        new MetricAnswers(
            Map.of("cpu", usage),
            List.of(new PodsAnswer("queue", null, queues, null)),
            List.of(),
            List.of());
    observation =
        Observation.builder(VariantId.of("chat"))
            .scale(PODS, PODS)
            .view(KubernetesView.class, KubernetesView.of(pods, answers))
            .build();
    state = policy.initial();
    moment = new Moment(NOW, 0);
    for (int sync = 0; sync < 20; sync++) {
      moment = moment.plusNanos(15_000_000_000L);
      state = policy.decide(observation, state, moment).next();
    }
  }

  private static PodView pod(String name) {
    return new PodView(
        name,
        Map.of("app", "chat"),
        "Running",
        NOW.minusSeconds(3600),
        false,
        "True",
        NOW.minusSeconds(3500),
        null,
        List.of(
            new ContainerView("engine", Map.of("cpu", Quantity.parse("2"))),
            new ContainerView("proxy", Map.of("cpu", Quantity.parse("500m")))));
  }

  /** Decides once. */
  @Benchmark
  public Decision hpa() {
    return policy.decide(observation, state, moment);
  }
}
