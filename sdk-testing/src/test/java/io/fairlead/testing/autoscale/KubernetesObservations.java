package io.fairlead.testing.autoscale;

import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.kubernetes.KedaView;
import io.fairlead.autoscale.kubernetes.KedaView.Answer;
import io.fairlead.autoscale.kubernetes.KedaView.Event;
import io.fairlead.autoscale.kubernetes.KpaView;
import io.fairlead.autoscale.kubernetes.KubernetesView;
import io.fairlead.autoscale.kubernetes.MetricAnswers;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.autoscale.kubernetes.PodView;
import io.fairlead.autoscale.kubernetes.PodView.ContainerView;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random observations with what Kubernetes, KEDA and Knative would show beside them. */
final class KubernetesObservations {

  private static final Quantity[] EXTREMES = {
    Quantity.parse("-5"),
    Quantity.parse("0"),
    Quantity.parse("1e300"),
    Quantity.parse("9223372036854775807"),
    Quantity.parse("10E"),
    Quantity.parse("1n"),
    Quantity.parse("-1e300")
  };
  private static final String[] PHASES = {"Running", "Running", "Pending", "Failed", "Unknown", ""};

  private KubernetesObservations() {}

  static Observation of(long seed, int tick, int replicas, boolean hostile) {
    ObservationBuilder builder = RandomObservations.builder(seed, tick, replicas, hostile);
    SplittableRandom random = new SplittableRandom(seed * 7919 + tick);
    double load = RandomObservations.load(seed, tick);
    if (hostile && random.nextInt(10) == 0) {
      return builder.build(); // no view at all
    }
    Instant now = RandomObservations.moment(tick).wall();
    List<PodView> pods = new ArrayList<>();
    List<PodUsage> usage = new ArrayList<>();
    List<PodValue> values = new ArrayList<>();
    int count = Math.min(30, hostile ? random.nextInt(30) : replicas);
    for (int i = 0; i < count; i++) {
      String name = "p" + (hostile ? random.nextInt(20) : i);
      pods.add(pod(name, now, random, hostile));
      if (!hostile || random.nextInt(3) > 0) {
        double each = load / Math.max(1, replicas);
        usage.add(
            new PodUsage(
                name,
                hostile && random.nextBoolean() ? null : now.minusSeconds(random.nextInt(90)),
                Duration.ofSeconds(30),
                List.of(new ContainerUsage("c", amount(each / 20, random, hostile)))));
        values.add(new PodValue(name, amount(each, random, hostile), now, Duration.ofSeconds(60)));
      }
    }
    MetricAnswers answers =
        new MetricAnswers(
            hostile && random.nextInt(5) == 0 ? Map.of() : Map.of("cpu", usage),
            hostile && random.nextInt(5) == 0
                ? List.of()
                : List.of(new PodsAnswer("queue", null, values, null)),
            List.of(),
            List.of(
                new ExternalAnswer(
                    "demand", null, List.of(amount(load, random, hostile)), now, null)));
    return builder
        .view(KubernetesView.class, KubernetesView.of(pods, answers))
        .view(KedaView.class, keda(load, random, hostile))
        .view(KpaView.class, new KpaView(random.nextInt(10) > 0))
        .build();
  }

  private static PodView pod(String name, Instant now, SplittableRandom random, boolean hostile) {
    boolean starts = random.nextInt(8) == 0;
    String ready = starts ? "False" : "True";
    Instant since = now.minusSeconds(starts ? random.nextInt(60) : 3_000);
    return new PodView(
        name,
        Map.of(),
        hostile ? PHASES[random.nextInt(PHASES.length)] : "Running",
        hostile && random.nextInt(5) == 0 ? null : since.minusSeconds(10),
        hostile && random.nextInt(8) == 0,
        hostile && random.nextInt(5) == 0 ? null : ready,
        hostile && random.nextInt(5) == 0 ? null : since,
        null,
        List.of(
            new ContainerView(
                "c",
                hostile && random.nextInt(50) == 0
                    ? Map.of()
                    : Map.of("cpu", Quantity.parse("1")))));
  }

  private static Quantity amount(double value, SplittableRandom random, boolean hostile) {
    return hostile && random.nextInt(4) == 0
        ? EXTREMES[random.nextInt(EXTREMES.length)]
        : Quantity.ofMilli(Math.round(1000 * value * (0.8 + 0.4 * random.nextDouble())));
  }

  private static KedaView keda(double load, SplittableRandom random, boolean hostile) {
    List<Answer> answers = new ArrayList<>();
    for (String name : new String[] {"queue", "kv"}) {
      int mood = hostile ? random.nextInt(6) : random.nextInt(20) == 0 ? 0 : 5;
      double value = name.equals("kv") ? load / 60 : load;
      switch (mood) {
        case 0 -> answers.add(Answer.failed(name, "timeout"));
        case 1 -> answers.add(Answer.of(name, Double.NaN));
        case 2 -> answers.add(Answer.of(name, random.nextBoolean() ? -7 : 1e300));
        case 3 -> answers.add(Answer.of("nobody", Double.POSITIVE_INFINITY));
        case 4 -> answers.add(new Answer(name, value, null, random.nextBoolean(), -1));
        default -> answers.add(Answer.of(name, value));
      }
    }
    Event[] events = Event.values();
    return new KedaView(answers, hostile ? events[random.nextInt(events.length)] : Event.DUE);
  }
}
