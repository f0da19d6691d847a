package io.fairlead.autoscale.capacity;

import io.fairlead.api.capacity.v1beta1.CapacityBufferSpec;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For how many pods a buffer asks room, with the integers of Go: sums and products of 32 bits wrap,
 * a quotient that does not fit keeps its lower bits, and thousandths wrap as {@code MilliValue}
 * does.
 *
 * @param replicas what {@code spec.replicas} asks for, or {@code null}
 * @param percentage what {@code spec.percentage} comes to, or {@code null}
 * @param limits how many {@code spec.limits} allow, or {@code null} without limits
 * @param tightest the resource that set {@code limits}, or {@code null}
 * @param result what is asked for after all; meaningless with an error
 * @param error why there is no number, in the words of cluster-autoscaler, or {@code null}
 */
record PodCount(
    @Nullable Integer replicas,
    @Nullable Integer percentage,
    @Nullable Integer limits,
    @Nullable String tightest,
    int result,
    @Nullable String error) {

  static final String UNDEFINED = "replicas, percentage and limits are not defined";
  static final String NOT_FOUND = "resources in configured limits not found in the pod template";

  static PodCount of(
      CapacityBufferSpec spec, Map<String, Quantity> requests, @Nullable Integer scalableReplicas) {
    int count = -1;
    Integer fixed = null;
    Integer share = null;
    if (spec.replicas() != null) {
      fixed = Math.max(0, spec.replicas());
      count = fixed;
    }
    if (spec.percentage() != null && scalableReplicas != null) {
      share = share(spec.percentage(), scalableReplicas);
      count = Math.max(count, share);
    }
    if (spec.limits() == null) {
      return new PodCount(fixed, share, null, null, count, count >= 0 ? null : UNDEFINED);
    }
    String tightest = null;
    int most = Integer.MAX_VALUE;
    for (Map.Entry<String, Quantity> request : requests.entrySet()) {
      long perPod = request.getValue().milliValueWrapping();
      Quantity limit = spec.limits().get(request.getKey());
      if (perPod <= 0 || limit == null) {
        continue;
      }
      int fits = (int) (limit.milliValueWrapping() / perPod); // Go's int32(): the lower bits
      if (fits >= 0 && (tightest == null || fits < most)) {
        most = fits;
        tightest = request.getKey();
      }
    }
    if (tightest == null) {
      return new PodCount(fixed, share, null, null, 0, NOT_FOUND);
    }
    return new PodCount(
        fixed, share, most, tightest, count >= 0 ? Math.min(count, most) : most, null);
  }

  private static int share(int percentage, int replicas) {
    return percentage <= 0 || replicas <= 0 ? 0 : (percentage * replicas + 99) / 100;
  }
}
