package io.fairlead.cli;

import io.fairlead.dra.planning.FragmentationReport;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is left in each pool, and in which pieces. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Say what is left in each pool of devices, and in which pieces.",
    footer = {
      "",
      "\"at once\" is how many fit together, \"if repacked\" how many would if held",
      "partitions were placed anew. Pools with the same figures are told once.",
      "Exit codes: 0 reported, 1 a pool cannot be used, 2 unreadable input."
    })
final class DraReportCommand implements Callable<Integer> {

  @Mixin private DeviceInput input;
  @Mixin private PartitionTyping typing;
  @Mixin private Output output;

  @Option(names = "--driver", paramLabel = "NAME", description = "Only pools of this driver.")
  private @Nullable String driver;

  @Option(names = "--pool", paramLabel = "NAME", description = "Only pools of this name.")
  private @Nullable String pool;

  @Override
  public Integer call() {
    FragmentationReport report =
        FragmentationReport.of(input.inventory(), input.features(), typing.attribute())
            .only(driver, pool);
    input.print(output, report::text, report::toJson);
    return report.pools().stream().allMatch(p -> p.problem() == null)
        ? ExitCode.FINE
        : ExitCode.FINDING;
  }
}
