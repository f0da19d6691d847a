package io.fairlead.cli;

import io.fairlead.dra.Features;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command about devices has: what to read, and of which cluster it is. */
final class DeviceInput {

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

  Features features() {
    return Features.of(KubernetesVersion.parse(kubernetes)).with(gates);
  }

  /** Returns the objects; reads them once. */
  DeviceObjects objects() {
    DeviceObjects read = objects;
    if (read == null) {
      read = DeviceObjects.read(new Inputs(JsonText.create()), file);
      read.unknownFields().forEach(command.commandLine().getErr()::println);
      objects = read;
    }
    return read;
  }

  /** Prints a result, with pseudonyms if that was asked for. */
  void print(Output output, Supplier<String> text, Supplier<Json> json) {
    if (!redact) {
      output.print(text, json);
      return;
    }
    Pseudonyms pseudonyms = Pseudonyms.of(objects());
    output.print(() -> pseudonyms.applyTo(text.get()), () -> pseudonyms.applyTo(json.get()));
  }
}
