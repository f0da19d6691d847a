package io.fairlead.cli;

import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.dra.PoolProblem;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command about devices has: what to read, and of which cluster it is. */
final class DeviceInput {

  private static final int MOST_WARNINGS = 10;

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE_OR_DIR",
      description = "Kubernetes objects as YAML or JSON, Lists too; - is standard input.")
  private Path file;

  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      description = "Release of the cluster: 1.34, 1.35, 1.36 or 1.37. Default: 1.36.")
  private String kubernetes = "1.36";

  @Option(
      names = "--feature-gates",
      paramLabel = "NAME=true,...",
      description = "Gates that are not at the release's default.")
  private String gates = "";

  @Option(
      names = "--redact",
      description = "Write pseudonyms for names of nodes, pools, objects and namespaces.")
  private boolean redact;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private @Nullable DeviceObjects objects;
  private @Nullable Pseudonyms pseudonyms;

  Features features() {
    return Features.of(KubernetesVersion.parse(kubernetes)).with(gates);
  }

  /**
   * Returns the objects; reads them once.
   *
   * @throws IllegalArgumentException if one of them is of a version that is not known
   */
  DeviceObjects objects() {
    DeviceObjects read = objectsOfAnyVersion();
    if (!read.ofUnknownVersion().isEmpty()) {
      DeviceObjects.Found<String> first = read.ofUnknownVersion().get(0);
      throw new IllegalArgumentException(first.at("") + ": " + first.object());
    }
    return read;
  }

  /** Returns the objects; for commands that tell of those whose version is not known. */
  DeviceObjects objectsOfAnyVersion() {
    DeviceObjects read = objects;
    if (read == null) {
      read = DeviceObjects.read(new Inputs(JsonText.create()), file);
      objects = read;
      if (redact) {
        Pseudonyms hidden = Pseudonyms.of(read);
        CommandLine asked = command.commandLine(); // complaints come this way, too
        asked.setErr(new PrintWriter(new RedactedWriter(asked.getErr(), hidden), true));
        pseudonyms = hidden;
      }
      read.unknownFields().forEach(this::warn);
    }
    return read;
  }

  /** Returns what the objects say there is; warns of what claims hold and no slice publishes. */
  Inventory inventory() {
    Inventory inventory = objects().inventory();
    if (inventory.devices() > 0) { // otherwise nobody meant to say which devices there are
      List<PoolProblem> unpublished =
          inventory.problems().stream()
              .filter(problem -> problem.kind() == PoolProblem.Kind.UNPUBLISHED)
              .toList();
      unpublished.stream().limit(MOST_WARNINGS).forEach(problem -> warn("warning: " + problem));
      if (unpublished.size() > MOST_WARNINGS) {
        warn(
            "warning: "
                + (unpublished.size() - MOST_WARNINGS)
                + " more held devices are not published");
      }
    }
    return inventory;
  }

  private void warn(String line) {
    command.commandLine().getErr().println(line);
  }

  /** Prints a result, with pseudonyms if that was asked for. */
  void print(Output output, Supplier<String> text, Supplier<Json> json) {
    Pseudonyms hidden = pseudonyms;
    if (hidden == null) {
      output.print(text, json);
    } else {
      output.print(() -> hidden.applyTo(text.get()), () -> hidden.applyTo(json.get()));
    }
  }
}
