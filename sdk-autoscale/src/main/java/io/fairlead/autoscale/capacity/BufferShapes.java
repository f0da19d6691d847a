package io.fairlead.autoscale.capacity;

import io.fairlead.api.capacity.v1beta1.ScalableRef;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodTemplate;
import io.fairlead.kernel.Selector;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the pods of a buffer are like and sets how many it asks for: cluster-autoscaler's two
 * translators, in their order, in their words.
 */
final class BufferShapes {

  private static final int LONGEST_NAME = 253;
  private static final String NAME_PREFIX = "capacitybuffer-";
  private static final String NAME_SUFFIX = "-pod-template";

  /**
   * Groups and kinds into whose template cluster-autoscaler looks, with its name of the core group.
   */
  private static final Map<String, String> LOOKED_INTO =
      Map.of(
          "apps/Deployment", "apps/Deployment",
          "apps/ReplicaSet", "apps/ReplicaSet",
          "apps/StatefulSet", "apps/StatefulSet",
          "core/ReplicationController", "/ReplicationController",
          "batch/Job", "batch/Job");

  private static final Set<String> WITHOUT_SCALE =
      Set.of(Scalable.JOB, "autoscaling.x-k8s.io/CapacityBuffer");

  private static final Comparator<Pod> NEWEST_FIRST =
      Comparator.comparing((Pod pod) -> BufferSizing.created(pod), Comparator.reverseOrder())
          .thenComparing(ClusterFacts::name);

  private final ClusterFacts facts;

  BufferShapes(ClusterFacts facts) {
    this.facts = facts;
  }

  void translate(BufferWork work) {
    if (work.spec.podTemplateRef() != null) {
      ofTemplate(work, BufferWork.orEmpty(work.spec.podTemplateRef().name()));
    }
    if (work.spec.scalableRef() != null) {
      ofScalable(work, work.spec.scalableRef());
    }
    if (work.spec.podTemplateRef() == null && work.spec.scalableRef() == null) {
      asBefore(work);
    }
  }

  /** Nobody touches a buffer that refers to nothing; its old status still takes part in quotas. */
  private void asBefore(BufferWork work) {
    work.notes.add("refers to neither a pod template nor a workload: its status stays as it is");
    String name = work.template;
    if (name != null && work.generation != null && work.replicas != null) {
      PodTemplate template = facts.podTemplate(work.namespace, name);
      if (template != null) {
        work.source = "pod template " + name;
        work.shape = PodShape.of(template.template());
      }
    }
  }

  private void ofTemplate(BufferWork work, String name) {
    PodTemplate template = facts.podTemplate(work.namespace, name);
    if (template == null) {
      work.notReady(
          null,
          null,
          "capacity buffer client can't get pod template: "
              + (name.isEmpty()
                  ? "resource name may not be empty"
                  : "podtemplates \"" + name + "\" not found"));
      return;
    }
    finish(work, "pod template " + name, PodShape.defaulted(template.template()), null);
  }

  private void ofScalable(BufferWork work, ScalableRef ref) {
    String group = BufferWork.orEmpty(ref.apiGroup());
    String kind = BufferWork.orEmpty(ref.kind());
    String name = BufferWork.orEmpty(ref.name());
    String of = group + '/' + kind;
    work.shape = null; // whatever a pod template came to
    work.count = null;
    Scalable found = facts.scalable(work.namespace, of, name);
    String liveError = null;
    if (found != null && found.scale() != null) {
      Scalable.Scale scale = found.scale();
      try {
        Pod pod = newest(work.namespace, Selector.parse(scale.selector()));
        if (scale.selector().isEmpty()) {
          work.notes.add("the scale has no selector: any pod of the namespace gives the shape");
        }
        if (pod != null) {
          String source = "newest pod " + ClusterFacts.name(pod) + " of " + kind + ' ' + name;
          finish(work, source, PodShape.of(pod.spec(), false), scale.replicas());
          return;
        }
      } catch (IllegalArgumentException e) {
        liveError =
            "failed to get existing pod for scale object: failed to parse label selector: "
                + e.getMessage();
      }
    } else {
      liveError = "failed to get scale object: " + noScale(group, kind, name, found != null);
    }
    ofWorkload(work, of, name, liveError);
  }

  private void ofWorkload(BufferWork work, String of, String name, @Nullable String liveError) {
    String lookedInto = LOOKED_INTO.get(of);
    Scalable workload =
        lookedInto == null ? null : facts.scalable(work.namespace, lookedInto, name);
    if (workload != null && workload.template() != null) {
      finish(
          work,
          "template of " + workload.kind() + ' ' + name,
          PodShape.defaulted(workload.template()),
          workload.replicas());
      return;
    }
    String error =
        "failed to resolve scalable object: "
            + (lookedInto == null
                ? "kind " + of + " is not supported to use pod template"
                : workloadNotFound(of, name));
    work.notReady(
        null,
        null,
        liveError == null ? error : "failed to resolve live pod: " + liveError + ", " + error);
  }

  private static String workloadNotFound(String of, String name) {
    String group = of.substring(0, of.indexOf('/'));
    String kind = of.substring(of.indexOf('/') + 1);
    // the original says Deployment on the outside for every kind
    return "failed to get Deployment: "
        + "failed to get "
        + kind
        + ": "
        + kind.toLowerCase(Locale.ROOT)
        + (group.equals("core") ? "" : '.' + group)
        + " \""
        + name
        + "\" not found";
  }

  private String noScale(String group, String kind, String name, boolean exists) {
    String of = group + '/' + kind;
    boolean known =
        Scalable.SCALED_KINDS.contains(of)
            || facts.scalables().stream().anyMatch(each -> each.groupKind().equals(of));
    String reason;
    if (WITHOUT_SCALE.contains(of) || exists) {
      reason = "failed to get scale sub resource: the server could not find the requested resource";
    } else if (known) {
      reason =
          "failed to get scale sub resource: "
              + kind.toLowerCase(Locale.ROOT)
              + 's'
              + (group.isEmpty() ? "" : '.' + group)
              + " \""
              + name
              + "\" not found";
    } else {
      String version = group.isEmpty() ? "" : group + '/';
      reason = "no matches for kind \"" + kind + "\" in version \"" + version + '"';
    }
    return reason;
  }

  private void finish(
      BufferWork work, String source, PodShape shape, @Nullable Integer scalableReplicas) {
    ClusterFacts.requireQuantities(
        work.spec.limits(), "spec.limits of buffer " + work.namespace + '/' + work.name);
    String managed = managedName(work.name);
    PodTemplate present = facts.podTemplate(work.namespace, managed);
    long generation = 1; // the API server counts from one, and up with each change
    if (present != null) {
      Long was = present.metadata().generation();
      generation = was == null ? 0 : was;
      generation += PodShape.of(present.template()).equals(shape) ? 0 : 1;
    }
    work.source = source;
    work.shape = shape;
    PodCount count = PodCount.of(work.spec, shape.requests(), scalableReplicas);
    work.count = count;
    if (count.error() != null) {
      work.notReady(
          managed, generation, "couldn't get number of replicas for buffer: " + count.error());
    } else {
      work.ready(managed, generation, count.result());
    }
  }

  static String managedName(String buffer) {
    int most = LONGEST_NAME - NAME_PREFIX.length() - NAME_SUFFIX.length();
    String name = buffer.length() > most ? buffer.substring(0, most) : buffer;
    return NAME_PREFIX + name + NAME_SUFFIX;
  }

  /** The pod made last; among pods made at one time the first by name, as the API server lists. */
  private @Nullable Pod newest(String namespace, Selector selector) {
    List<Pod> matching =
        facts.pods().stream()
            .filter(pod -> ClusterFacts.namespace(pod).equals(namespace))
            .filter(
                pod ->
                    selector.matches(
                        pod.metadata().labels() == null ? Map.of() : pod.metadata().labels()))
            .sorted(NEWEST_FIRST)
            .toList();
    return matching.isEmpty() ? null : matching.get(0);
  }
}
