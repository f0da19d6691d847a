package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.kubernetes.PodSamples.Group;
import io.fairlead.kernel.Numbers;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number of replicas that usage and target ask for (kubernetes/kubernetes {@code
 * pkg/controller/podautoscaler/replica_calculator.go}). Usage is in thousandths, ratios are
 * doubles, as there.
 */
final class ReplicaCalculator {

  private final GoInt go;
  private final HpaVersion version;
  private final double downTolerance;
  private final double upTolerance;

  ReplicaCalculator(Controller controller, double downTolerance, double upTolerance) {
    this.go = new GoInt(controller.overflow());
    this.version = controller.version();
    this.downTolerance = downTolerance;
    this.upTolerance = upTolerance;
  }

  GoInt go() {
    return go;
  }

  /** The comparison changed in 1.33, which matters where a ratio is exactly on the edge. */
  private boolean within(double ratio) {
    return version.since(HpaVersion.V1_33)
        ? 1.0 - downTolerance <= ratio && ratio <= 1.0 + upTolerance
        : Math.abs(1.0 - ratio) <= upTolerance;
  }

  /** Pods metrics and raw resource values; samples are matched and grouped already. */
  MetricResult plain(PodSamples samples, long target, int current) {
    int count = samples.size();
    if (count == 0) {
      return MetricResult.failed(
          "did not receive metrics for targeted pods (pods might be unready)");
    }
    long usage = samples.sum(go) / count;
    double ratio = (double) usage / target;
    Draft draft = new Draft(samples, current, ratio, null, usage);
    if (draft.needsNoFilling()) {
      return draft.direct();
    }
    if (ratio < 1.0) {
      samples.fill(Group.MISSING, pod -> target);
    } else if (ratio > 1.0) {
      samples.fill(Group.MISSING, pod -> 0);
    }
    if (draft.growsWithUnready()) {
      samples.fill(Group.UNREADY, pod -> 0);
    }
    int filled = samples.size();
    double refilled = (double) (samples.sum(go) / filled) / target;
    return draft.refilled(refilled, filled);
  }

  /** Utilization of what pods request; samples are matched and grouped, requests are there. */
  MetricResult utilization(PodSamples samples, int target, int current) {
    if (samples.size() == 0) {
      return MetricResult.failed(
          "did not receive metrics for targeted pods (pods might be unready)");
    }
    Utilization measured = utilization(samples);
    if (measured == null) {
      return MetricResult.failed("no metrics returned matched known pods");
    }
    double ratio = (double) measured.percent() / target;
    Draft draft = new Draft(samples, current, ratio, measured.percent(), measured.average());
    if (draft.needsNoFilling()) {
      return draft.direct();
    }
    if (ratio < 1.0) {
      // all of what it requests, or the target where that is more
      long fallback = Math.max(100, target);
      samples.fill(Group.MISSING, pod -> go.times(samples.requests[pod], fallback) / 100);
    } else if (ratio > 1.0) {
      samples.fill(Group.MISSING, pod -> 0);
    }
    if (draft.growsWithUnready()) {
      samples.fill(Group.UNREADY, pod -> 0);
    }
    Utilization again = utilization(samples);
    if (again == null) {
      return MetricResult.failed("no metrics returned matched known pods");
    }
    return draft.refilled((double) again.percent() / target, samples.size());
  }

  private record Utilization(int percent, long average) {}

  private @Nullable Utilization utilization(PodSamples samples) {
    long usage = 0;
    long requested = 0;
    int entries = 0;
    for (int pod = 0; pod < samples.pods.size(); pod++) {
      if (samples.present(pod)) {
        usage = go.plus(usage, samples.values[pod]);
        requested = go.plus(requested, samples.requests[pod]);
        entries++;
      }
    }
    if (requested == 0) {
      return null;
    }
    return new Utilization(go.int32(go.times(usage, 100) / requested), usage / entries);
  }

  /** Object and external metrics with a value in all. */
  MetricResult value(long usage, long target, int current, List<PodView> pods) {
    double ratio = (double) usage / target;
    if (current == 0) {
      return valued(go.int32(Math.ceil(ratio)), ratio, usage, Step.METRIC, "there are no pods yet");
    }
    if (within(ratio)) {
      return valued(current, ratio, usage, Step.TOLERANCE, tolerable(ratio));
    }
    if (pods.isEmpty()) {
      return MetricResult.failed(
          "unable to calculate ready pods: no pods returned by selector while calculating replica"
              + " count");
    }
    int ready = 0;
    for (PodView pod : pods) {
      ready += pod.phase().equals("Running") && "True".equals(pod.ready()) ? 1 : 0;
    }
    double wanted = ratio * ready;
    int replicas =
        version.since(HpaVersion.V1_36) && wanted > Integer.MAX_VALUE
            ? Integer.MAX_VALUE
            : go.int32(Math.ceil(wanted));
    return valued(
        replicas,
        ratio,
        usage,
        Step.METRIC,
        "ratio " + rounded(ratio) + " x " + ready + " ready pods");
  }

  private static MetricResult valued(
      int replicas, double ratio, long usage, Step step, String reason) {
    return new MetricResult(
        replicas, ratio, Double.NaN, null, null, usage, null, null, step, reason, null);
  }

  /** Object and external metrics with a value per replica; pods are not looked at. */
  MetricResult average(long usage, long target, int statusReplicas, boolean saturates) {
    double ratio = (double) usage / ((double) target * statusReplicas);
    int replicas = statusReplicas;
    boolean tolerable = within(ratio);
    if (!tolerable) {
      double wanted = Math.ceil((double) usage / target);
      replicas = saturates && wanted > Integer.MAX_VALUE ? Integer.MAX_VALUE : go.int32(wanted);
    }
    long average =
        saturates && (double) usage >= (double) Long.MAX_VALUE
            ? Long.MAX_VALUE
            : go.int64(Math.ceil((double) usage / statusReplicas));
    return new MetricResult(
        replicas,
        ratio,
        Double.NaN,
        null,
        average,
        null,
        null,
        null,
        tolerable ? Step.TOLERANCE : Step.METRIC,
        tolerable ? tolerable(ratio) : "usage over target, rounded up",
        null);
  }

  /** For people; the data has all digits. */
  private static String rounded(double ratio) {
    return Numbers.text(ratio, 5, RoundingMode.HALF_EVEN);
  }

  private String tolerable(double ratio) {
    return tolerable(rounded(ratio));
  }

  private String tolerable(String ratio) {
    return "ratio "
        + ratio
        + " is within ["
        + Numbers.text(1 - downTolerance)
        + ", "
        + Numbers.text(1 + upTolerance)
        + "]";
  }

  /** What is known before pods are filled in, and the two ways on from there. */
  private final class Draft {
    private final int current;
    private final double ratio;
    private final @Nullable Integer utilization;
    private final long average;
    private final int[] groups;

    Draft(
        PodSamples samples,
        int current,
        double ratio,
        @Nullable Integer utilization,
        long average) {
      this.current = current;
      this.ratio = ratio;
      this.utilization = utilization;
      this.average = average;
      groups =
          new int[] {
            samples.count(Group.READY),
            samples.count(Group.UNREADY),
            samples.count(Group.MISSING),
            samples.count(Group.IGNORED)
          };
    }

    boolean growsWithUnready() {
      return groups[1] > 0 && ratio > 1.0;
    }

    boolean needsNoFilling() {
      return !growsWithUnready() && groups[2] == 0;
    }

    MetricResult direct() {
      if (within(ratio)) {
        return result(current, Double.NaN, Step.TOLERANCE, tolerable(ratio));
      }
      return result(
          go.int32(Math.ceil(ratio * groups[0])),
          Double.NaN,
          Step.METRIC,
          "ratio " + rounded(ratio) + " x " + groups[0] + " ready pods");
    }

    MetricResult refilled(double refilled, int filled) {
      if (within(refilled)) {
        String before = " (" + rounded(ratio) + " before pods were filled in)";
        return result(current, refilled, Step.TOLERANCE, tolerable(rounded(refilled) + before));
      }
      if ((ratio < 1.0 && refilled > 1.0) || (ratio > 1.0 && refilled < 1.0)) {
        return result(
            current, refilled, Step.DIRECTION, "pods without samples would turn the direction");
      }
      int replicas = go.int32(Math.ceil(refilled * filled));
      if ((refilled < 1.0 && replicas > current) || (refilled > 1.0 && replicas < current)) {
        return result(
            current, refilled, Step.DIRECTION, "the number of samples would turn the direction");
      }
      return result(
          replicas,
          refilled,
          Step.METRIC,
          "ratio " + rounded(refilled) + " x " + filled + " pods, those filled in included");
    }

    private MetricResult result(int replicas, double refilled, Step step, String reason) {
      return new MetricResult(
          replicas,
          ratio,
          refilled,
          utilization,
          average,
          null,
          (Instant) null,
          groups,
          step,
          reason,
          null);
    }
  }
}
