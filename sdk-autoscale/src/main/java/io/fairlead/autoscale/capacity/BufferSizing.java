package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.Resource;
import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.core.v1.PodTemplate;
import io.fairlead.autoscale.slo.Atoms;
import io.fairlead.kernel.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How large capacity buffers are.
 *
 * <p>{@link #forAbsorption} is ours: a size from how demand rises and how long starts take. {@link
 * #upstream} follows the buffer controller and the pod injection of cluster-autoscaler 1.37 ({@code
 * cluster-autoscaler/capacitybuffer}, {@code processors/capacitybuffer}), to the quirk and to the
 * wording of its conditions; {@code docs/reference/parity.md} lists the deviations.
 */
public final class BufferSizing {

  /** The one provisioning strategy of cluster-autoscaler. */
  static final String ACTIVE = "buffer.x-k8s.io/active-capacity";

  /** Creation first, a buffer without one before all; then the name. */
  private static final Comparator<CapacityBuffer> ORDER =
      Comparator.comparing((CapacityBuffer buffer) -> created(buffer))
          .thenComparing(ClusterFacts::name);

  private BufferSizing() {}

  /**
   * Says what cluster-autoscaler makes of the buffers of a cluster: one pass of its controller over
   * each namespace, then one pass of the pod injection.
   *
   * <p>Complexity: O(buffers · (quotas · resources + pods + workloads)).
   *
   * @param buffers all buffers of the cluster, or of the namespaces of interest
   * @param facts what there is beside them
   * @param now time of conditions that turn; {@code null} leaves it out
   * @throws IllegalArgumentException if two buffers have one name, or a quantity is none
   */
  public static BufferPlan upstream(
      List<CapacityBuffer> buffers, ClusterFacts facts, @Nullable Instant now) {
    ClusterFacts.requireUnique(buffers, "capacity buffer");
    TreeMap<String, List<CapacityBuffer>> byNamespace = new TreeMap<>();
    for (CapacityBuffer buffer : buffers) {
      requireKind(buffer);
      byNamespace
          .computeIfAbsent(ClusterFacts.namespace(buffer), any -> new ArrayList<>())
          .add(buffer);
    }
    BufferShapes shapes = new BufferShapes(facts);
    List<BufferWork> done = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    byNamespace.forEach(
        (namespace, of) -> {
          QuotaLedger ledger = new QuotaLedger(namespace, facts.resourceQuotas());
          of.sort(ORDER);
          for (BufferWork work : of.stream().map(each -> new BufferWork(each, now)).toList()) {
            reconcile(work, shapes, ledger);
            inject(work, facts);
            done.add(work);
          }
          errors.addAll(ledger.errors());
        });
    return new BufferPlan(done.stream().map(BufferOutcome::of).toList(), errors);
  }

  /**
   * Sizes an active buffer so that a rise of demand finds room with a given probability: the least
   * number b of pods for which
   *
   * <pre>{@code
   * sum over starts T of P(T) * P(peak demand within T > (ready + b) * capacity)  <=  1 - probability
   * }</pre>
   *
   * <p>where the peak is the present demand times what it rose by within T at each moment of the
   * history, and T is how long a replica takes that needs a new node. How many of them should run
   * already follows from the start in held room in the same way. The history has to show the same
   * ups and downs as the future will: a buffer cannot be sized for what was never seen, and the
   * answer says so ({@code LIMITED}) where the history has too few windows for the probability.
   *
   * <p>The replicas that are ready count as serving all that they can; replicas that are starting
   * are for the caller to add to {@code ready} once they will be.
   *
   * <p>Complexity: O(16 · history · steps of the longest start).
   *
   * @param demand what is asked of the variant
   * @param withRoom how long a start takes where there is room, for example {@code
   *     coldStart.remaining(placement, StartStage.IMAGE, Duration.ZERO)}
   * @param without how long it takes where a node has to come first, for example {@code
   *     coldStart.total(placement)}
   * @param probability of absorption, between 0 and 1
   * @throws IllegalArgumentException if a number is out of its range, or a start with room is
   *     slower
   */
  public static BufferSize forAbsorption(
      Demand demand, Atoms withRoom, Atoms without, double probability) {
    return Absorption.size(demand, withRoom, without, probability);
  }

  private static void requireKind(CapacityBuffer buffer) {
    String version = buffer.apiVersion();
    boolean known =
        version.equals(CapacityBuffer.TYPE.apiVersion())
            || version.equals("autoscaling.x-k8s.io/v1alpha1");
    if (!known || !buffer.kind().equals("CapacityBuffer")) {
      throw violated(
          "kind of " + ClusterFacts.name(buffer),
          "autoscaling.x-k8s.io/v1beta1 (or v1alpha1) CapacityBuffer",
          version + ' ' + buffer.kind());
    }
  }

  private static void reconcile(BufferWork work, BufferShapes shapes, QuotaLedger ledger) {
    String strategy = work.spec.effectiveProvisioningStrategy();
    if (!strategy.isEmpty() && !strategy.equals(ACTIVE)) {
      work.ignored = true;
      work.notes.add("cluster-autoscaler leaves the strategy " + strategy + " to others");
      return;
    }
    if (work.spec.podTemplateRef() != null && work.spec.scalableRef() != null) {
      work.notes.add("the API server refuses podTemplateRef and scalableRef in one buffer");
    }
    if (work.spec.podTemplateRef() != null
        && work.spec.replicas() == null
        && work.spec.limits() == null) {
      work.notes.add("the API server refuses podTemplateRef without replicas or limits");
    }
    shapes.translate(work);
    ledger.allocate(work);
  }

  /** What the next scale-up does with it: pods that only the autoscaler sees. */
  private static void inject(BufferWork work, ClusterFacts facts) {
    if (!ACTIVE.equals(work.strategy)
        || !(work.is(BufferWork.READY, "True") || work.is(BufferWork.PROVISIONING, "True"))) {
      return;
    }
    String template = work.template;
    Integer replicas = work.replicas;
    boolean managed = BufferShapes.managedName(work.name).equals(template) && work.count != null;
    PodTemplate present =
        managed || template == null ? null : facts.podTemplate(work.namespace, template);
    if (!managed && isOutdated(work, present)) {
      work.notes.add("its pod template has changed since: no pods until the next pass");
    } else if (template == null || replicas == null || work.is(BufferWork.READY, "False")) {
      work.condition(
          BufferWork.PROVISIONING,
          false,
          "NotReadyForProvisioning",
          "CapacityBuffer is not ready for provisioning",
          null);
    } else if (replicas == 0) {
      work.condition(
          BufferWork.PROVISIONING,
          false,
          "BufferIsEmpty",
          "CapacityBuffer has zero replicas",
          null);
    } else if (!managed && present == null) {
      work.condition(
          BufferWork.PROVISIONING,
          false,
          "FailedToGetPodTemplate",
          "failed to get pod template with error: capacity buffer client can't get pod template: "
              + ("podtemplates \"" + template + "\" not found"),
          null);
    } else {
      work.condition(BufferWork.PROVISIONING, true, "FakePodsInjected", "", null);
      work.fakePods = Math.max(0, replicas);
    }
  }

  private static boolean isOutdated(BufferWork work, @Nullable PodTemplate template) {
    if (template == null || work.generation == null) {
      return false;
    }
    Long generation = template.metadata().generation();
    return work.generation != (generation == null ? 0L : generation);
  }

  static Instant created(Resource resource) {
    Timestamp at = resource.metadata().creationTimestamp();
    if (at == null) {
      return Instant.MIN;
    }
    if (!at.isValid()) {
      throw violated(
          "metadata.creationTimestamp of " + ClusterFacts.name(resource),
          "a time as in RFC 3339",
          at.text());
    }
    return at.toInstant();
  }
}
