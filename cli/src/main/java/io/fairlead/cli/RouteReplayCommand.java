package io.fairlead.cli;

import io.fairlead.kernel.Json;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.ReplayOutcome;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.stages.HostFilters;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.servers.files.DecisionFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recorded decisions, made again. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Make recorded decisions again and say what differs, bit for bit.",
    footer = {
      "",
      "Under another profile only the endpoint counts; tied is one that the profile",
      "gives exactly as much as the recorded one.",
      "Exit codes: 0 all the same or tied, 1 some differ, 2 unreadable input."
    })
final class RouteReplayCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Decision files: recorded decisions, one a line.")
  private List<Path> files;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Decide with this profile instead of the recorded one.")
  private @Nullable String profile;

  @Mixin private Output output;

  @Spec private CommandSpec spec;

  private final Map<String, RoutingProfile> profiles = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private int decisions;
  private int tied;

  /** One decision that came out otherwise. */
  private record Difference(Path file, int number, String request, String text) {}

  @Override
  public Integer call() {
    for (Path file : files) {
      int before = decisions;
      DecisionFile.readEach(
          Inputs.bytes(file),
          Inputs.name(file),
          decision -> replay(file, before, decision),
          unfinished -> spec.commandLine().getErr().println(Inputs.name(file) + ":" + unfinished));
      if (decisions == before) {
        throw new IllegalArgumentException(Inputs.name(file) + ": holds no decision");
      }
    }
    output.print(this::text, this::json);
    return differences.isEmpty() ? ExitCode.FINE : ExitCode.FINDING;
  }

  private void replay(Path file, int before, RecordedDecision recorded) {
    decisions++;
    String name = profile == null ? recorded.profile() : profile;
    RoutingProfile chosen =
        HostFilters.behind(recorded, profiles.computeIfAbsent(name, Profiles::named));
    ReplayOutcome outcome = recorded.replay(chosen);
    if (outcome.kind() == ReplayOutcome.Kind.TIED) {
      tied++;
    } else if (outcome.kind() == ReplayOutcome.Kind.DIFFERENT) {
      String id = recorded.input().request().id();
      differences.add(new Difference(file, decisions - before, id, outcome.text()));
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (Difference d : differences) {
      text.append(d.file())
          .append(", decision ")
          .append(d.number())
          .append(" (")
          .append(d.request())
          .append("): ")
          .append(d.text())
          .append('\n');
    }
    return text.append(decisions)
        .append(decisions == 1 ? " decision: " : " decisions: ")
        .append(same())
        .append(" the same, ")
        .append(tied == 0 ? "" : tied + " tied, ")
        .append(differences.size())
        .append(" different\n")
        .toString();
  }

  private int same() {
    return decisions - tied - differences.size();
  }

  private Json json() {
    List<Json> items = new ArrayList<>();
    for (Difference d : differences) {
      items.add(
          Json.object()
              .put("file", d.file().toString())
              .put("number", d.number())
              .put("request", d.request())
              .put("difference", d.text())
              .build());
    }
    return Json.object()
        .put("schemaVersion", 1)
        .put("decisions", decisions)
        .put("same", same())
        .put("tied", tied)
        .put("differences", items)
        .build();
  }
}
