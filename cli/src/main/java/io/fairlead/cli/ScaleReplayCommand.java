package io.fairlead.cli;

import io.fairlead.autoscale.kubernetes.HpaVersion;
import io.fairlead.autoscale.replay.Candidate;
import io.fairlead.autoscale.replay.Replay;
import io.fairlead.autoscale.replay.ReplayMode;
import io.fairlead.autoscale.replay.ReplayPage;
import io.fairlead.autoscale.replay.ReplayResult;
import io.fairlead.autoscale.replay.ReplayTables;
import io.fairlead.autoscale.replay.Series;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.Preconditions;
import io.fairlead.kernel.Quantity;
import io.fairlead.servers.files.SeriesFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Policies over a load that was recorded. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Say what autoscalers would have asked for, given a load that was recorded.",
    footer = {
      "",
      "Modes: recorded asks a policy about the replicas that ran; closed carries its own forward,",
      "ready after --cold-start, and divides the series declared --conserved anew over them.",
      "",
      "Exit codes: 0 fine, 1 every policy was refused, 2 unreadable input."
    })
final class ScaleReplayCommand implements Callable<Integer> {

  /** The form of a result. */
  enum Form {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON,
    /** One row per 15 s. */
    CSV,
    /** One page with pictures. */
    HTML
  }

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description =
          "A policy: a HorizontalPodAutoscaler, a ScaledObject of KEDA, a ScalingPolicy, or an"
              + " object of Knative. Repeat it to compare.")
  private List<Path> policies = List.of();

  @Option(
      names = "--series",
      required = true,
      paramLabel = "NAME=FILE",
      description =
          "What was recorded of a metric, under the name that the policy uses: a range answer of"
              + " Prometheus, or CSV.")
  private List<String> series = List.of();

  @Option(
      names = "--replicas",
      paramLabel = "NAME=FILE",
      description =
          "How many replicas ran. NAME is ready for those that served, anything else for those"
              + " that were asked for. Default: the pods that series name.")
  private List<String> replicas = List.of();

  @Option(
      names = "--conserved",
      paramLabel = "NAME",
      description = "The total of this series does not depend on the replicas, as arrivals.")
  private List<String> conserved = List.of();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "recorded or closed, in the order of the policies. Default: recorded for the first, closed"
              + " for the others.")
  private List<ReplayMode> modes = List.of();

  @Option(
      names = "--cold-start",
      paramLabel = "TIME",
      defaultValue = "2m",
      description = "Time until a replica is ready, in closed mode. Default: ${DEFAULT-VALUE}.")
  private String coldStart = "2m";

  @Option(
      names = "--request",
      paramLabel = "RESOURCE=QUANTITY",
      description = "What a pod requests, for targets that are a utilization: cpu=500m.")
  private List<String> requests = List.of();

  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      defaultValue = "1.37",
      description = "Release whose HorizontalPodAutoscaler is meant. Default: ${DEFAULT-VALUE}.")
  private String version = "1.37";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "Form of the result: ${COMPLETION-CANDIDATES}. Default: text.")
  private Form form = Form.TEXT;

  @Mixin private OutputFile file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Replay replay = Replay.of();
    for (String each : series) {
      replay.series(read(each, "--series"));
    }
    for (String each : replicas) {
      Series recorded = read(each.contains("=") ? each : "desired=" + each, "--replicas");
      if (recorded.name().toLowerCase(Locale.ROOT).equals("ready")) {
        replay.ready(recorded);
      } else {
        replay.desired(recorded);
      }
    }
    conserved.forEach(replay::conserved);
    replay.coldStart(GoDuration.parse(coldStart).toDuration());
    for (String each : requests) {
      String[] pair = pair(each, "--request", "RESOURCE=QUANTITY");
      replay.request(pair[0], Quantity.parse(pair[1]));
    }
    candidates(replay);
    ReplayResult result = replay.run();
    file.writePieces(out -> write(result, out));
    complain(result);
    boolean refused = result.timelines().stream().allMatch(t -> t.refused().isPresent());
    return refused ? ExitCode.FINDING : ExitCode.FINE;
  }

  private void candidates(Replay replay) {
    ReplayPolicies reader =
        new ReplayPolicies(new Inputs(JsonText.create()), HpaVersion.of(version));
    List<Candidate> candidates = reader.read(policies);
    reader.warnings().forEach(spec.commandLine().getErr()::println);
    if (modes.size() > candidates.size()) {
      throw Preconditions.violated(
          "--mode",
          "given at most once per policy, " + candidates.size() + " in all",
          modes.size());
    }
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate given = candidates.get(i);
      ReplayMode mode =
          i < modes.size() ? modes.get(i) : i == 0 ? ReplayMode.RECORDED : ReplayMode.CLOSED;
      String name = given.name();
      for (int again = 2; !names.add(name); again++) {
        name = given.name() + " (" + again + ")";
      }
      replay.candidate(
          new Candidate(
              name, given.policy(), given.period(), given.min(), given.max(), given.inputs()),
          mode);
    }
  }

  private static Series read(String argument, String option) {
    String[] pair = pair(argument, option, "NAME=FILE");
    Path path = Path.of(pair[1]);
    return SeriesFile.read(Inputs.bytes(path), Inputs.name(path), pair[0]);
  }

  private static String[] pair(String argument, String option, String form) {
    int at = argument.indexOf('=');
    if (at <= 0 || at == argument.length() - 1) {
      throw Preconditions.violated(option, form, argument);
    }
    return new String[] {argument.substring(0, at), argument.substring(at + 1)};
  }

  private void write(ReplayResult result, Writer out) throws IOException {
    switch (form) {
      case TEXT -> out.write(ReplayTables.text(result));
      case JSON -> JsonText.create().writePretty(result.toJson(), out);
      case CSV -> ReplayTables.csv(result, out);
      case HTML -> out.write(ReplayPage.html(result));
    }
  }

  /** What a reader of the page or the data must not overlook is said on standard error as well. */
  private void complain(ReplayResult result) {
    if (form == Form.TEXT && file.isStandardOutput()) {
      return;
    }
    var err = spec.commandLine().getErr();
    result.notes().forEach(note -> err.println("fairlead: " + note));
    result
        .timelines()
        .forEach(
            timeline ->
                timeline
                    .refused()
                    .ifPresent(
                        why ->
                            err.println(
                                "fairlead: "
                                    + timeline.candidate().name()
                                    + " was refused: "
                                    + why)));
    err.flush();
  }
}
