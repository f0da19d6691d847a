package io.fairlead.cli;

import io.fairlead.api.resource.ResourceVersions;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Objects as another version. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Print objects of resource.k8s.io as another version; nothing is lost.",
    footer = {
      "",
      "Text is YAML, one document for each object. JSON is the object, or a List of several.",
      "Objects of other groups, as in a dump of a cluster, are printed as they are.",
      "Exit codes: 0 converted, 2 unreadable input, or a kind without that version."
    })
final class ApiConvertCommand implements Callable<Integer> {

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE_OR_DIR",
      description = "YAML or JSON; - is standard input.")
  private Path file;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "VERSION",
      description = "For example resource.k8s.io/v1beta1.")
  private String to;

  @Mixin private Output output;

  @Spec private CommandSpec spec;

  private int others;

  @Override
  public Integer call() {
    if (!ResourceVersions.apiVersions().contains(to)) {
      throw new ParameterException(
          spec.commandLine(),
          "--to must be one of "
              + String.join(", ", ResourceVersions.apiVersions())
              + ", but was \""
              + to
              + '"');
    }
    JsonText text = JsonText.create();
    List<Json.Obj> converted = new ArrayList<>();
    for (Inputs.Source source : new Inputs(text).documents(file)) {
      convert(source, converted);
    }
    output.print(
        () -> converted.stream().map(text::writeYaml).collect(Collectors.joining("---\n")),
        () -> converted.size() == 1 ? converted.get(0) : list(converted));
    if (others > 0) {
      String objects =
          others == 1 ? "1 object of another group" : others + " objects of other groups";
      spec.commandLine().getErr().println("fairlead: " + objects + " printed as found");
    }
    return ExitCode.FINE;
  }

  private void convert(Inputs.Source source, List<Json.Obj> converted) {
    if (source.document().root() == Json.Null.NULL) {
      return; // nothing but comments
    }
    if (!(source.document().root() instanceof Json.Obj object)) {
      throw Preconditions.violated(source.at(""), "an object", "something else");
    }
    String kind = String.valueOf(object.text("kind"));
    if (kind.endsWith("List") && object.get("items") instanceof Json.Arr items) {
      Map<String, Json> inherited = new LinkedHashMap<>();
      if (!kind.equals("List")) {
        inherited.put("apiVersion", object.get("apiVersion"));
        inherited.put("kind", new Json.Str(kind.substring(0, kind.length() - "List".length())));
      }
      for (int i = 0; i < items.items().size(); i++) {
        String place = source.at("/items/" + i);
        if (!(items.items().get(i) instanceof Json.Obj item)) {
          throw Preconditions.violated(place, "an object", "something else");
        }
        Map<String, Json> members = new LinkedHashMap<>(inherited);
        members.putAll(item.members());
        converted.add(convert(place, new Json.Obj(members)));
      }
      return;
    }
    converted.add(convert(source.at(""), object));
  }

  private Json.Obj convert(String place, Json.Obj object) {
    if (object.get("apiVersion") instanceof Json.Str && !ResourceVersions.concerns(object)) {
      others++;
      return object;
    }
    try {
      return ResourceVersions.convert(object, to);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }

  private static Json.Obj list(List<Json.Obj> objects) {
    return Json.object()
        .put("apiVersion", "v1")
        .put("kind", "List")
        .put("items", new Json.Arr(List.copyOf(objects)))
        .build();
  }
}
