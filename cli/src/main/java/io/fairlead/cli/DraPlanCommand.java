package io.fairlead.cli;

import io.fairlead.dra.planning.PartitionPlan;
import io.fairlead.dra.planning.PartitionPlan.NotPossible;
import io.fairlead.dra.planning.PartitionPlan.Placed;
import io.fairlead.dra.planning.PartitionPlan.Undecided;
import io.fairlead.dra.planning.PartitionPlanner;
import io.fairlead.kernel.Preconditions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which partitions to take. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Choose partitions of devices so that the largest ones stay possible.",
    footer = {
      "",
      "It works from the shared counters in the slices, whoever made the devices.",
      "Where partitions do not fit, it looks for one or two held ones to move.",
      "Exit codes: 0 they fit, 1 they do not or it is not decided, 2 unreadable input."
    })
final class DraPlanCommand implements Callable<Integer> {

  @Mixin private DeviceInput input;
  @Mixin private PartitionTyping typing;
  @Mixin private Output output;

  @Option(
      names = "--want",
      required = true,
      paramLabel = "TYPE[=N]",
      description = "How many partitions of a type; may be repeated. Example: --want 1g.10gb=3")
  private List<String> wanted = List.of();

  @Option(names = "--node", paramLabel = "NAME", description = "Only pools of this node.")
  private @Nullable String node;

  @Override
  public Integer call() {
    input.objects().requireNode(node);
    PartitionPlanner planner =
        PartitionPlanner.of(input.inventory(), input.features(), typing.attribute(), node);
    PartitionPlan plan = planner.plan(counts());
    input.print(output, () -> text(plan), plan::toJson);
    return plan instanceof Placed ? ExitCode.FINE : ExitCode.FINDING;
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String want : wanted) {
      int equals = want.lastIndexOf('=');
      String type = equals < 0 ? want : want.substring(0, equals);
      String number = equals < 0 ? "1" : want.substring(equals + 1);
      if (!number.matches("[0-9]{1,6}") || Integer.parseInt(number) == 0) {
        throw Preconditions.violated("--want", "TYPE or TYPE=N with N from 1", want);
      }
      counts.merge(type, Integer.parseInt(number), Integer::sum);
    }
    return counts;
  }

  private static String text(PartitionPlan plan) {
    StringBuilder out = new StringBuilder();
    if (plan instanceof Placed placed) {
      placed
          .placements()
          .forEach(p -> out.append(p.type()).append(": ").append(p.device()).append('\n'));
      table(out, placed);
    } else if (plan instanceof NotPossible no) {
      out.append("not possible: ").append(no.reason()).append('\n');
      out.append("fits at once now: ").append(no.free()).append('\n');
      no.moves()
          .forEach(
              move ->
                  out.append("would fit after moving claim ")
                      .append(move.claim())
                      .append(" from ")
                      .append(move.from())
                      .append(" to ")
                      .append(move.to())
                      .append('\n'));
    } else if (plan instanceof Undecided undecided) {
      out.append("undecided after ").append(undecided.steps()).append(" steps\n");
    }
    return out.toString();
  }

  private static void table(StringBuilder out, Placed placed) {
    int width = 4;
    for (String type : placed.before().keySet()) {
      width = Math.max(width, type.length());
    }
    String format = "%-" + width + "s %11s %11s %15s%n";
    out.append("fits at once:\n");
    out.append(String.format(format, "type", "before", "after", "after first fit"));
    placed
        .before()
        .forEach(
            (type, before) -> {
              Map<String, Integer> firstFit = placed.firstFit();
              Object first = firstFit == null ? "does not fit" : firstFit.getOrDefault(type, 0);
              out.append(
                  String.format(format, type, before, placed.after().getOrDefault(type, 0), first));
            });
  }
}
