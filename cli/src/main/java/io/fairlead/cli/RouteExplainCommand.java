package io.fairlead.cli;

import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.Rejected;
import io.fairlead.routing.RoutingExplanation;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.prefix.PrefixHasher;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Filters;
import io.fairlead.routing.stages.HostFilters;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.servers.files.DecisionFile;
import io.fairlead.servers.files.PoolFile;
import io.fairlead.servers.files.RequestFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One decision of a router, explained. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Say which endpoint a request goes to, and why: from files, or as it was recorded.",
    footer = {
      "",
      "Exit codes: 0 routed, 1 rejected, 2 unreadable input.",
      "docs/reference/files.md has the forms of the files."
    })
final class RouteExplainCommand implements Callable<Integer> {

  @Option(
      names = "--pool",
      paramLabel = "FILE",
      description = "The endpoints and what they reported.")
  private @Nullable Path pool;

  @Option(
      names = "--request",
      paramLabel = "FILE",
      description = "The request: the body as a client sends it, or an envelope.")
  private @Nullable Path request;

  @Option(
      names = "--decision",
      paramLabel = "FILE",
      description = "A recorded decision, instead of --pool and --request.")
  private @Nullable Path decision;

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "Which decision of the file, counted from 1. Default: the first.")
  private int number = 1;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "fairlead, upstream-default or upstream-recommended. Default: fairlead, or the recorded"
              + " decision's own.")
  private @Nullable String profile;

  @Mixin private Output output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    RoutingExplanation why = decision != null ? recorded(decision) : fromFiles();
    output.print(() -> text(why), why::toJson);
    return why.decision() instanceof Rejected ? ExitCode.FINDING : ExitCode.FINE;
  }

  private static String text(RoutingExplanation why) {
    String reads = why.readsTable();
    return reads.isEmpty() ? why.table() : why.table() + "\nwhat the stages read\n" + reads;
  }

  private RoutingExplanation fromFiles() {
    if (pool == null || request == null) {
      throw new ParameterException(
          spec.commandLine(), "either --pool and --request, or --decision, must be given");
    }
    if (Inputs.isStandardInput(pool) && Inputs.isStandardInput(request)) {
      throw new ParameterException(
          spec.commandLine(), "--pool and --request must not both be standard input");
    }
    RoutingProfile chosen = Profiles.named(profile == null ? "fairlead" : profile);
    PoolFile endpoints = PoolFile.read(Inputs.bytes(pool), Inputs.name(pool));
    PrefixScheme scheme = PrefixScheme.approximate();
    RoutingRequest asked =
        RequestFile.read(Inputs.bytes(request), Inputs.name(request))
            .request(() -> PrefixHasher.of(scheme));
    DecisionInput input = endpoints.decisionInput(asked, chosen.seedOf(asked));
    return served(chosen, asked).explain(input);
  }

  /** As a gateway does it: endpoints that tell their models are asked for no other. */
  private static RoutingProfile served(RoutingProfile profile, RoutingRequest asked) {
    return asked.model().isEmpty()
        ? profile
        : profile.toBuilder().firstFilter(Filters.model()).build();
  }

  private RoutingExplanation recorded(Path file) {
    if (pool != null || request != null) {
      throw new ParameterException(
          spec.commandLine(), "--decision must be given without --pool and --request");
    }
    List<RecordedDecision> decisions = DecisionFile.read(Inputs.bytes(file), Inputs.name(file));
    if (decisions.isEmpty()) {
      throw new IllegalArgumentException(Inputs.name(file) + ": holds no decision");
    }
    if (number < 1 || number > decisions.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "--number must be in [1, " + decisions.size() + "], but was " + number);
    }
    RecordedDecision one = decisions.get(number - 1);
    RoutingProfile named = Profiles.named(profile == null ? one.profile() : profile);
    return HostFilters.behind(one, named).explain(one.input());
  }
}
