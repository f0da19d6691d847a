package io.fairlead.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.stages.HostFilters;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.servers.files.DecisionFile;
import io.fairlead.servers.files.PoolFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCommandTest {

  private static final String POOL =
      """
      endpoints:
      - name: busy
        metrics: {waiting: 9, running: 8, kvUse: 0.9}
        inFlight: {requests: 9, tokens: 90000}
      - name: idle
        metrics: {waiting: 0, running: 0, kvUse: 0.1}
      """;
  private static final String REQUEST =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello.\"}]}";

  @TempDir Path folder;

  private final Shell shell = new Shell();

  @Test
  void explainsADecisionFromFiles() throws IOException {
    Path pool = write("pool.yaml", POOL);
    Path request = write("request.json", REQUEST);
    for (String profile : Profiles.names()) {
      String[] args = {"--pool", pool.toString(), "--request", request.toString()};
      assertThat(run("explain", args[0], args[1], args[2], args[3], "--profile", profile))
          .isEqualTo(ExitCode.FINE);
      assertThat(shell.out()).contains("idle", "busy", "what the stages read\n");
      assertThat(
              run(
                  "explain",
                  args[0],
                  args[1],
                  args[2],
                  args[3],
                  "--profile",
                  profile,
                  "-o",
                  "json"))
          .isEqualTo(ExitCode.FINE);
      assertThat(((Json.Obj) json()).text("endpoint")).isEqualTo("idle");
      assertThat(((Json.Obj) json()).text("profile")).isEqualTo(profile);
    }
  }

  @Test
  void anEndpointThatTellsItsModelsIsAskedForNoOther() throws IOException {
    Path pool = write("pool.yaml", POOL.replace("- name: idle", "- name: idle\n  models: [other]"));
    Path request = write("request.json", REQUEST);
    assertThat(run("explain", "--pool", pool.toString(), "--request", request.toString()))
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("routed to busy", "model-filter");

    Path all = write("all.yaml", "endpoints:\n- name: idle\n  models: [other]\n");
    assertThat(run("explain", "--pool", all.toString(), "--request", request.toString()))
        .isEqualTo(ExitCode.FINDING);
  }

  @Test
  void aFileWithoutADecisionCannotBeExplained() throws IOException {
    Path empty = write("empty.jsonl", "");
    assertThat(run("explain", "--decision", empty.toString())).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("empty.jsonl: holds no decision");
  }

  @Test
  void aFileWithoutADecisionCannotBeReplayedNextToOthersEither() throws IOException {
    Path file = write("decisions.jsonl", recorded());
    for (String nothing : new String[] {"", "\n\n", "  \n"}) {
      Path empty = write("empty.jsonl", nothing);
      assertThat(run("replay", file.toString(), empty.toString())).isEqualTo(ExitCode.UNREADABLE);
      assertThat(shell.err()).isEqualTo("fairlead: " + empty + ": holds no decision\n");
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void standardInputIsReadOnce() {
    assertThat(run("explain", "--pool", "-", "--request", "-")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .isEqualTo(
            "fairlead: --pool and --request must not both be standard input\n"
                + "see fairlead route explain --help\n");
  }

  @Test
  void filesThatAreNoneAreNamed() throws IOException {
    Path pool = write("pool.yaml", POOL);
    Path request = write("request.json", REQUEST);
    assertThat(run("explain", "--pool", folder.toString(), "--request", request.toString()))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).isEqualTo("fairlead: " + folder + ": is a folder, not a file\n");
    Path none = folder.resolve("none");
    String[] args = {"--pool", pool.toString(), "--request", request.toString()};
    assertThat(run("explain", args[0], args[1], args[2], args[3], "-O", none + "/out.txt"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).isEqualTo("fairlead: " + none + ": no such folder\n");
  }

  @Test
  void anEmptyPoolIsANo() throws IOException {
    Path pool = write("pool.yaml", "endpoints: []");
    Path request = write("request.json", REQUEST);
    assertThat(run("explain", "--pool", pool.toString(), "--request", request.toString()))
        .isEqualTo(ExitCode.FINDING);
  }

  @Test
  void aBadFileIsNamedWithThePlace() throws IOException {
    Path pool = write("pool.yaml", "endpoints:\n- name: a\n  metrics: {waitin: 1}\n");
    Path request = write("request.json", REQUEST);
    assertThat(run("explain", "--pool", pool.toString(), "--request", request.toString()))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains("pool.yaml:3:13: waitin is not known here (did you mean waiting?)");
    assertThat(run("explain", "--pool", pool.toString())).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("either --pool and --request, or --decision");
  }

  @Test
  void explainsARecordedDecision() throws IOException {
    Path file = write("decisions.jsonl", recorded());
    assertThat(run("explain", "--decision", file.toString(), "--number", "2", "-o", "json"))
        .isEqualTo(ExitCode.FINE);
    assertThat(((Json.Obj) json()).text("profile")).isEqualTo(Profiles.names().get(1));
    assertThat(run("explain", "--decision", file.toString(), "--number", "9"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("--number must be in [1, " + Profiles.names().size());
  }

  @Test
  void replaysBitForBitOrSaysWhatDiffers() throws IOException {
    Path file = write("decisions.jsonl", recorded());
    int count = Profiles.names().size();
    assertThat(run("replay", file.toString())).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).isEqualTo(count + " decisions: " + count + " the same, 0 different\n");
    Path changed =
        write(
            "changed.jsonl", recorded().replace("\"endpoint\":\"idle\"", "\"endpoint\":\"busy\""));
    assertThat(run("replay", file.toString(), changed.toString())).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("changed.jsonl, decision 1 (r): endpoint was busy, is idle")
        .endsWith(2 * count + " decisions: " + count + " the same, " + count + " different\n");
    assertThat(run("replay", file.toString(), "--profile", "fairlead", "-o", "json"))
        .isEqualTo(ExitCode.FINE); // the margin is another, the endpoint is not
    assertThat(((Json.Obj) json()).get("same")).isEqualTo(Json.of(count));
    assertThat(run("replay", file.toString(), "--profile", "other")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("must be one of");
  }

  @Test
  void whatAnotherProfileFindsAsGoodIsTied() throws IOException {
    String twins = "endpoints: [{name: a, metrics: &m {waiting: 1}}, {name: b, metrics: *m}]";
    PoolFile pool = PoolFile.read(twins.getBytes(UTF_8), "pool.yaml");
    RoutingProfile mine =
        RoutingProfile.builder("mine")
            .scorer(1, Scorer.of("a", Set.of(), (r, e) -> e.endpoint().name().equals("a") ? 1 : 0))
            .build();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int i = 0; i < 20; i++) {
      RoutingRequest request = RoutingRequest.builder("r" + i, "m").promptTokens(100).build();
      DecisionInput input = pool.decisionInput(request, mine.seedOf(request));
      lines.writeBytes(DecisionFile.line(RecordedDecision.of(mine.decide(input), input)));
    }
    Path file = write("twins.jsonl", lines.toString(UTF_8));

    assertThat(run("replay", file.toString(), "--profile", "upstream-default"))
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .matches("20 decisions: [0-9]+ the same, [1-9][0-9]* tied, 0 different\n");
  }

  @Test
  void aDecisionOfAGatewayIsMadeAgainBehindItsFilters() throws IOException {
    HostFilters host = new HostFilters(5, false); // busy has 9
    PoolFile pool = PoolFile.read(POOL.replace("idle", "other").getBytes(UTF_8), "pool.yaml");
    RoutingRequest request = RoutingRequest.builder("r", "m").promptTokens(100).build();
    DecisionInput input = pool.decisionInput(request, Profiles.fairlead().seedOf(request));
    RecordedDecision recorded =
        RecordedDecision.of(host.before(Profiles.fairlead()).decide(input), input)
            .withHost(host.toJson());
    Path file = write("gateway.jsonl", new String(DecisionFile.line(recorded), UTF_8));

    assertThat(run("replay", file.toString())).isEqualTo(ExitCode.FINE);
    assertThat(run("replay", file.toString(), "--profile", "upstream-default"))
        .isEqualTo(ExitCode.FINE);
    assertThat(run("explain", "--decision", file.toString())).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("has 9 requests of ours in flight, limit 5");
  }

  private static String recorded() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    PoolFile pool = PoolFile.read(POOL.getBytes(UTF_8), "pool.yaml");
    for (String name : Profiles.names()) {
      RoutingProfile profile = Profiles.named(name);
      RoutingRequest request = RoutingRequest.builder("r", "m").promptTokens(100).build();
      DecisionInput input = pool.decisionInput(request, profile.seedOf(request));
      lines.writeBytes(DecisionFile.line(RecordedDecision.of(profile.decide(input), input)));
    }
    return lines.toString(UTF_8);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Json json() {
    return JsonText.create().read(shell.out().getBytes(UTF_8)).root();
  }

  private int run(String verb, String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "route";
    all[1] = verb;
    System.arraycopy(args, 0, all, 2, args.length);
    return shell.run(all);
  }
}
