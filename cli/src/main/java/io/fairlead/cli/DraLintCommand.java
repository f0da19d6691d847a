package io.fairlead.cli;

import io.fairlead.api.Resource;
import io.fairlead.cli.DeviceObjects.Found;
import io.fairlead.dra.authoring.DeviceLinter;
import io.fairlead.dra.authoring.LintFinding;
import io.fairlead.dra.authoring.LintRule;
import io.fairlead.dra.authoring.LintSeverity;
import io.fairlead.kernel.Json;
import io.fairlead.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is wrong with claims, templates and classes. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description =
        "Find selectors that fail, that nobody satisfies, or that name what is not there.",
    footer = {
      "",
      "With ResourceSlices among the input every selector is tried on every device;",
      "without, only what is known of published drivers counts.",
      "Exit codes: 0 fine (there may be notes), 1 findings, 2 unreadable input."
    })
final class DraLintCommand implements Callable<Integer> {

  private static final Set<String> NAMESPACED = Set.of("ResourceClaim", "ResourceClaimTemplate");

  @Mixin private DeviceInput input;
  @Mixin private Output output;

  @Option(names = "--strict", description = "Notes are findings, too.")
  private boolean strict;

  private record Placed(Found<?> found, LintFinding finding) {}

  @Override
  public Integer call() {
    DeviceObjects objects = input.objectsOfAnyVersion();
    DeviceLinter linter =
        DeviceLinter.of(
            input.features(),
            DeviceObjects.plain(objects.slices()),
            DeviceObjects.plain(objects.classes()));
    List<Placed> placed = new ArrayList<>();
    objects.ofUnknownVersion().forEach(found -> placed.add(new Placed(found, unknown(found))));
    lint(objects.classes(), linter::lint, placed);
    lint(objects.templates(), linter::lint, placed);
    lint(objects.claims(), linter::lint, placed);
    int judged = objects.classes().size() + objects.templates().size() + objects.claims().size();
    input.print(output, () -> text(placed, judged, objects), () -> json(placed, judged));
    boolean bad =
        placed.stream().anyMatch(p -> strict || p.finding().severity() != LintSeverity.NOTE);
    return bad ? ExitCode.FINDING : ExitCode.FINE;
  }

  private static <T extends Resource> void lint(
      List<Found<T>> objects, Function<T, List<LintFinding>> linter, List<Placed> placed) {
    for (Found<T> found : objects) {
      List<LintFinding> findings = linter.apply(found.object());
      findings.forEach(finding -> placed.add(new Placed(found, finding)));
      Set<String> told = findings.stream().map(LintFinding::path).collect(Collectors.toSet());
      for (Violation refusal : Schemas.refusals(found.written())) {
        if (!told.contains(refusal.path())) {
          placed.add(
              new Placed(
                  found, refused(found, refusal.path(), refusal.toString(), refusal.hint())));
        }
      }
    }
  }

  private static LintFinding unknown(Found<String> found) {
    return refused(found, "apiVersion", found.object(), "nothing else of it is judged");
  }

  private static LintFinding refused(Found<?> found, String path, String message, String hint) {
    String kind = String.valueOf(found.written().text("kind"));
    Json.Obj metadata =
        found.written().get("metadata") instanceof Json.Obj written ? written : Json.Obj.EMPTY;
    String name = String.valueOf(metadata.text("name"));
    if (NAMESPACED.contains(kind)) {
      String namespace = metadata.text("namespace");
      name = (namespace == null ? "default" : namespace) + '/' + name;
    }
    return new LintFinding(LintRule.REFUSED, LintSeverity.ERROR, kind, name, path, message, hint);
  }

  private static String text(List<Placed> placed, int judged, DeviceObjects objects) {
    StringBuilder out = new StringBuilder();
    for (Placed one : placed) {
      LintFinding finding = one.finding();
      out.append(one.found().at(finding.path()))
          .append(": ")
          .append(severity(finding))
          .append(": ")
          .append(finding.kind())
          .append(' ')
          .append(finding.object())
          .append(": ")
          .append(finding.message())
          .append(" [")
          .append(finding.rule().id())
          .append("]\n");
      if (!finding.hint().isEmpty()) {
        out.append("    ").append(finding.hint()).append('\n');
      }
    }
    int devices =
        objects.slices().stream()
            .map(found -> found.object().spec())
            .mapToInt(spec -> spec == null || spec.devices() == null ? 0 : spec.devices().size())
            .sum();
    return out.append(count(judged, "object"))
        .append(
            devices == 0
                ? " (no devices to try them on): "
                : " on " + count(devices, "device") + ": ")
        .append(count(of(placed, LintSeverity.ERROR), "error"))
        .append(", ")
        .append(count(of(placed, LintSeverity.WARNING), "warning"))
        .append(", ")
        .append(count(of(placed, LintSeverity.NOTE), "note"))
        .append('\n')
        .toString();
  }

  private static int of(List<Placed> placed, LintSeverity severity) {
    return (int) placed.stream().filter(p -> p.finding().severity() == severity).count();
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String severity(LintFinding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }

  private static Json json(List<Placed> placed, int judged) {
    List<Json> findings = new ArrayList<>();
    for (Placed one : placed) {
      Json.Obj finding = one.finding().toJson();
      findings.add(
          Json.object()
              .put("rule", finding.get("rule"))
              .put("severity", finding.get("severity"))
              .put("kind", finding.get("kind"))
              .put("object", finding.get("object"))
              .put("path", finding.get("path"))
              .put("place", one.found().at(one.finding().path()))
              .put("message", finding.get("message"))
              .put("hint", finding.get("hint"))
              .build());
    }
    return Json.object().put("objects", judged).put("findings", new Json.Arr(findings)).build();
  }
}
