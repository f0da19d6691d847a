package io.fairlead.cli;

import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodTemplate;
import io.fairlead.api.core.v1.ResourceQuota;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.capacity.BufferCase;
import io.fairlead.autoscale.capacity.BufferPlan;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What cluster-autoscaler makes of capacity buffers. */
@Command(
    name = "buffers",
    mixinStandardHelpOptions = true,
    description = "Say for how many pods capacity buffers hold room, and which quota cuts them.",
    footer = {
      "",
      "Exit codes: 0 all buffers have a size, 1 one is not ready for provisioning or a quota could"
          + " not be read, 2 unreadable input.",
      "The member \"status\" of each buffer is what cluster-autoscaler would write."
    })
final class ScaleBuffersCommand implements Callable<Integer> {

  private static final Map<String, Class<? extends Record>> RECORDS =
      Map.of(
          "CapacityBuffer", CapacityBuffer.class,
          "PodTemplate", PodTemplate.class,
          "ResourceQuota", ResourceQuota.class,
          "Pod", Pod.class);

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description =
          "Buffers, pod templates, quotas, workloads and pods: as kubectl get -o yaml shows them, or"
              + " a state file, of which docs/reference/capacity-buffers.md has the form.")
  private Path state;

  @Mixin private Output output;

  @Override
  public Integer call() {
    BufferPlan plan = plan();
    output.print(plan::text, plan::toJson);
    return plan.action() == Action.ERROR ? ExitCode.FINDING : ExitCode.FINE;
  }

  private BufferPlan plan() {
    List<PolicyObject> found = PolicyObject.of(new Inputs(JsonText.create()), state);
    if (found.size() != 1 || found.get(0).isResource()) {
      return BufferCase.of(BufferCase.ofObjects(objects(found))).plan();
    }
    try {
      return BufferCase.of(found.get(0).object()).plan();
    } catch (PolicyFileException e) {
      throw found.get(0).placed(e);
    }
  }

  /** As kubectl shows them: in a list, a document each, or in the files of a folder. */
  private List<Json.Obj> objects(List<PolicyObject> found) {
    if (found.stream().noneMatch(each -> each.kind().equals("CapacityBuffer"))) {
      List<String> kinds = found.stream().map(PolicyObject::kind).distinct().toList();
      throw Preconditions.violated(
          state.toString(),
          "a state of kind buffers, or have a CapacityBuffer among its objects",
          kinds.isEmpty() ? "without any object" : "of " + String.join(", ", kinds));
    }
    for (PolicyObject each : found) {
      Class<? extends Record> type = RECORDS.get(each.kind());
      if (type != null) {
        each.as(type); // refuses it with its place
      }
    }
    return found.stream().map(PolicyObject::object).toList();
  }
}
