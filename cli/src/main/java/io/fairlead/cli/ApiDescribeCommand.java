package io.fairlead.cli;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.validation.ModelDescription;
import io.fairlead.validation.SchemaSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the typed kinds hold. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = "Print every typed kind: its fields, and what the validator demands of them.",
    footer = {"", "The result is JSON in any form of output.", "Exit codes: 0 printed."})
final class ApiDescribeCommand implements Callable<Integer> {

  @Mixin private Output output;

  @Override
  public Integer call() {
    Json model = ModelDescription.of(SchemaSet.builtin());
    output.print(() -> JsonText.create().writePretty(model), () -> model);
    return ExitCode.FINE;
  }
}
