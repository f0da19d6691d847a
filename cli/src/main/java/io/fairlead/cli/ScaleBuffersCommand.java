package io.fairlead.cli;

import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.capacity.BufferCase;
import io.fairlead.autoscale.capacity.BufferPlan;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.file.Path;
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

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description =
          "Buffers, pod templates, quotas, workloads and pods; docs/reference/capacity-buffers.md"
              + " has the form.")
  private Path state;

  @Mixin private Output output;

  @Override
  public Integer call() {
    var source = new Inputs(JsonText.create()).document(state);
    if (!(source.document().root() instanceof Json.Obj file)) {
      throw Preconditions.violated(source.name(), "a state", "no object");
    }
    BufferPlan plan = BufferCase.of(file).plan();
    output.print(plan::text, plan::toJson);
    return plan.action() == Action.ERROR ? ExitCode.FINDING : ExitCode.FINE;
  }
}
