package io.fairlead.cli;

import io.fairlead.api.Resource;
import io.fairlead.api.Shape;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.cli.DeviceObjects.Found;
import io.fairlead.dra.AllocationResult;
import io.fairlead.dra.Allocator;
import io.fairlead.dra.ClaimRef;
import io.fairlead.dra.ClaimSet;
import io.fairlead.dra.Fits;
import io.fairlead.dra.Inventory;
import io.fairlead.kernel.Json;
import io.fairlead.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What shall be allocated, and where: for the commands that ask the allocator. */
final class DraQuestion {

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "The only node. Default: all Node objects, or all nodes that slices name.")
  private @Nullable String node;

  @Option(
      names = "--claim",
      paramLabel = "NS/NAME",
      description = "Only this claim, instead of all that are not allocated; may be repeated.")
  private List<String> claims = List.of();

  @Option(
      names = "--skip-cel-errors",
      description = "Pass over devices on which a selector fails, where the scheduler gives up.")
  private boolean skipCelErrors;

  /**
   * The claims of one pod, or all claims of an input without pods.
   *
   * @param claims made with the inventory at that time, whose classes serve extended resources
   */
  private record Asked(@Nullable String pod, Function<Inventory, ClaimSet> claims) {}

  /** What became of them. */
  record Answer(@Nullable String pod, AllocationResult result) {

    boolean fits() {
      return result instanceof Fits;
    }
  }

  /** Asks the allocator for each set of claims, each seeing what those before it got. */
  List<Answer> answers(DeviceInput input) {
    DeviceObjects objects = input.objects();
    objects.requireNode(node);
    Allocator allocator =
        Allocator.create(input.features(), options -> options.skipCelErrors(skipCelErrors));
    Inventory inventory = input.inventory();
    List<Answer> answers = new ArrayList<>();
    for (Asked asked : sets(objects)) {
      ClaimSet set = asked.claims().apply(inventory);
      AllocationResult result =
          node == null
              ? allocator.allocate(set, inventory)
              : allocator.allocate(set, inventory, node);
      answers.add(new Answer(asked.pod(), result));
      if (result instanceof Fits fits) {
        inventory = fits.after();
      }
    }
    return answers;
  }

  /** Returns one set for each pod; without pods, or with {@code --claim}, one of all claims. */
  private List<Asked> sets(DeviceObjects objects) {
    List<Pod> pods = new ArrayList<>(DeviceObjects.plain(objects.pods()));
    for (Found<Json.Obj> found : objects.others()) {
      Json.Obj pod = podOf(found.written());
      if (pod != null) {
        pods.add(Shape.of(Pod.class).fromJson(pod));
      }
    }
    if (!claims.isEmpty() || pods.isEmpty()) {
      List<Found<ResourceClaim>> asked = claims.isEmpty() ? open(objects) : named(objects);
      asked.forEach(DraQuestion::validate);
      return List.of(new Asked(null, inventory -> new ClaimSet(DeviceObjects.plain(asked))));
    }
    return pods.stream()
        .map(pod -> new Asked(fullName(pod), inventory -> of(pod, objects, inventory)))
        .toList();
  }

  private static List<Found<ResourceClaim>> open(DeviceObjects objects) {
    List<Found<ResourceClaim>> open =
        objects.claims().stream()
            .filter(
                claim ->
                    claim.object().status() == null || claim.object().status().allocation() == null)
            .toList();
    if (open.isEmpty()) {
      String templates =
          objects.templates().isEmpty()
              ? ""
              : " (a claim template counts where a pod of the input names it)";
      throw new IllegalArgumentException(
          "input must have a claim that is not allocated, or a pod, but had neither" + templates);
    }
    return open;
  }

  private List<Found<ResourceClaim>> named(DeviceObjects objects) {
    List<Found<ResourceClaim>> named = new ArrayList<>();
    for (String text : claims) {
      ClaimRef ref = ClaimRef.parse(text);
      named.add(
          objects.claims().stream()
              .filter(claim -> ClaimRef.of(claim.object()).equals(ref))
              .findFirst()
              .orElseThrow(() -> unknown(text, objects)));
    }
    return named;
  }

  private static IllegalArgumentException unknown(String claim, DeviceObjects objects) {
    Map<String, String> known = new TreeMap<>();
    for (Found<ResourceClaim> found : objects.claims()) {
      String full = ClaimRef.of(found.object()).toString();
      known.put(full, full);
      known.putIfAbsent(String.valueOf(found.object().metadata().name()), full);
    }
    return UnknownName.of("--claim", "a claim of the input", claim, known);
  }

  private static ClaimSet of(Pod pod, DeviceObjects objects, Inventory inventory) {
    String namespace = DeviceObjects.namespace(pod);
    return ClaimSet.ofPod(
        pod,
        name -> valid(objects.templates(), namespace, name),
        name -> valid(objects.claims(), namespace, name),
        inventory);
  }

  private static <T extends Resource> @Nullable T valid(
      List<Found<T>> among, String namespace, String name) {
    Optional<Found<T>> found = DeviceObjects.find(among, namespace, name);
    found.ifPresent(DraQuestion::validate);
    return found.map(Found::object).orElse(null);
  }

  private static String fullName(Pod pod) {
    return DeviceObjects.namespace(pod) + '/' + pod.metadata().name();
  }

  /** What the API server would refuse never comes to the scheduler. */
  private static void validate(Found<?> asked) {
    for (Violation violation : Schemas.refusals(asked.written())) {
      throw new IllegalArgumentException(
          asked.at(violation.path()) + ": " + violation.path() + ": " + violation.message());
    }
  }

  /** Returns one pod of a Deployment, a Job or whatever else has a template for pods. */
  private static Json.@Nullable Obj podOf(Json.Obj workload) {
    if (workload.get("metadata") instanceof Json.Obj metadata
        && workload.get("spec") instanceof Json.Obj spec
        && spec.get("template") instanceof Json.Obj template
        && template.get("spec") instanceof Json.Obj pod
        && pod.get("containers") instanceof Json.Arr) {
      var name = Json.object().put("name", metadata.text("name"));
      if (metadata.text("namespace") != null) {
        name.put("namespace", metadata.text("namespace"));
      }
      return Json.object()
          .put("apiVersion", "v1")
          .put("kind", "Pod")
          .put("metadata", name.build())
          .put("spec", pod)
          .build();
    }
    return null;
  }
}
