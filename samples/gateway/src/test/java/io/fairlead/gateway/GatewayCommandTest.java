package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.Stage;
import io.fairlead.routing.stages.HostFilters;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.servers.files.DecisionFile;
import io.fairlead.vertx.simulated.SimulatedModelServer;
import io.fairlead.vertx.simulated.SimulatedServerOptions;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GatewayCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void end() throws Exception {
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  private int run(String... arguments) {
    CommandLine command = GatewayCommand.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  @Test
  void checksAServeFile() throws Exception {
    Path valid =
        Files.writeString(
            folder.resolve("valid.yaml"),
            "endpoints:\n  - { name: a, url: http://127.0.0.1:1 }\naliases: { chat: llama }\n");
    Path invalid =
        Files.writeString(folder.resolve("invalid.yaml"), "endpoints:\n  - name: a\nprofil: x\n");

    assertThat(run("serve", "--check", valid.toString())).isZero();
    assertThat(out.toString()).contains("valid, 1 endpoints");
    assertThat(run("serve", "--check", invalid.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("invalid.yaml:2:", "invalid.yaml:3:");
    Path shadow =
        Files.writeString(folder.resolve("shadow.yaml"), "endpoints: []\nshadowProfile: x\n");
    assertThat(run("serve", "--check", shadow.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("upstream-default", "'x'");
    assertThat(run("serve", "--check", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none is not there");
  }

  @Test
  void saysWhatIsWrongWithAFlag() {
    assertThat(run("serve", "--port", "x")).isEqualTo(2);
    assertThat(run("serve", "--nonsense")).isEqualTo(2);
    assertThat(err.toString()).contains("--port", "--nonsense");
    assertThat(err.toString())
        .contains("see fairlead-gateway serve --help")
        .doesNotContain("--loops");
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("serve", "demo");
  }

  @Test
  void refusesToServeFromNowhere() {
    assertThat(run("serve", "--port", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--endpoint, --file or --dns must say where");
    for (String wrong : List.of("nonsense", "ftp://a", "http:/a", "127.0.0.1:8001")) {
      err.getBuffer().setLength(0);
      assertThat(run("serve", "--port", "0", "--endpoint", wrong)).isEqualTo(2);
      assertThat(err.toString()).contains("--endpoint").contains("'" + wrong + "'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "", "-5s", "PT-5S", "PT", "soon", "9999999999999h"})
  void saysHowTimesAreWritten(String wrong) {
    assertThat(run("serve", "--drain-grace", wrong)).isEqualTo(2);
    assertThat(err.toString())
        .contains("'--drain-grace'", "must be a time of at least zero like 5s, 50ms or PT5S")
        .contains("but was '" + wrong + "'")
        .doesNotContain("java.");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "--port, 65536, '--port': must be a whole number from 0 to 65535",
        "--port, http, '--port': must be a whole number from 0 to 65535",
        "--loops, 0, a whole number from 1",
        "--max-body, -1, a whole number from 1",
        "--max-body, 99999999999, a whole number from 1 to 2147483647",
        "--max-concurrent, 1e3, a whole number from 1",
        "--max-inflight-per-endpoint, 0, a whole number from 1",
        "--scrape-interval, 0s, a time longer than zero",
        "--first-byte-timeout, 0ms, a time longer than zero",
        "--silence-timeout, never, a time longer than zero",
        "--record-bytes, 0, a whole number from 1",
        "--profile, best, one of [fairlead",
        "--shadow-profile, best, one of [fairlead",
        "--dns, ftp://a, http://NAME:PORT",
        "--host, no.such.host.invalid, --host must be an address",
        "--host, 192.0.2.1, cannot listen on 192.0.2.1:0: bind",
        "--access-log, /no/such/folder/log, /no/such/folder/log",
        "--record, /no/such/folder/log, /no/such/folder/log: there is no such folder",
        "--api-keys, /no/such/file, /no/such/file is not there",
        "--file, /no/such/file, /no/such/file is not there"
      })
  void namesTheOptionThatIsWrongAndItsRule(String option, String value, String rule) {
    String[] arguments = {
      "serve", "--port", "0", "--endpoint", "http://127.0.0.1:9", option, value
    };
    if (option.equals("--port")) {
      arguments = new String[] {"serve", option, value};
    }
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().lines().findFirst().orElse(""))
        .startsWith("fairlead-gateway: ")
        .contains(value, rule)
        .doesNotContain("java.", "Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "--servers, 0, a whole number from 1",
    "--servers, 65, --servers must be at most 64",
    "--slow, 9, --slow must be in",
    "--rate, 0, --rate must be greater than 0",
    "--rate, NaN, --rate must be greater than 0",
    "--seconds, 0, a whole number from 1",
    "--port, 70000, from 0 to 65535",
    "--trace, /no/such/file, no such file",
    "--report, /no/such/folder/file, there is no folder /no/such/folder"
  })
  void namesTheOptionOfTheDemoThatIsWrong(String option, String value, String rule) {
    assertThat(run("demo", option, value)).isEqualTo(2);
    assertThat(err.toString()).contains(rule).doesNotContain("java.", "Exception");
  }

  @Test
  void saysBeforeTheDemoWhatWouldSpoilItsEnd() throws Exception {
    assertThat(run("demo", "--report", folder.resolve("none/demo.json").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--report: there is no folder ");
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    assertThat(run("demo", "--trace", empty.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("first request of empty.csv must be due within 18 s");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void comparesPoliciesAndWritesTheReport() throws Exception {
    Path report = folder.resolve("demo.json");

    int exit =
        run(
            "demo",
            "--servers",
            "2",
            "--slow",
            "1",
            "--seconds",
            "2",
            "--rate",
            "4",
            "--report",
            report.toString());

    assertThat(exit).as("%s", err).isZero();
    assertThat(out.toString()).contains("dashboard: http://127.0.0.1:", "round-robin");
    Json.Obj json = (Json.Obj) JsonText.create().read(Files.readAllBytes(report)).root();
    List<String> names = new ArrayList<>();
    for (Json policy : ((Json.Arr) json.get("policies")).items()) {
      Json.Obj each = (Json.Obj) policy;
      names.add(each.text("name"));
      assertThat(each.get("lost")).isEqualTo(Json.of(0));
      assertThat(((Json.Obj) each.get("ttftMillis")).members()).containsKeys("p50", "p90", "p99");
      assertThat(each.members()).containsKeys("requests", "tpotMillis", "prefixHitRate");
    }
    assertThat(names).containsExactly("fairlead", "round-robin", "least-loaded");
  }

  @Test
  void servesAsAProcessTakesAChangedFileAndEndsOnSigterm() throws Exception {
    Path file = Files.writeString(folder.resolve("serve.yaml"), "endpoints: []\n");
    try (ServeProcess gateway = new ServeProcess(folder, "--file", file.toString())) {
      assertThat(gateway.ask().statusCode()).isEqualTo(503);
      Files.writeString(file, "endpoints:\n  - { name: a, url: '" + server() + "' }\n");
      assertThat(gateway.askUntilServed().body()).contains("chat.completion");
      assertThat(gateway.end())
          .anyMatch(line -> line.contains("\"status\":200"))
          .first()
          .asString()
          .matches("dashboard: http://127.0.0.1:[0-9]+/fairlead/");
      assertThat(gateway.complaints()).contains("endpoints +a");
    }
  }

  @Test
  void recordsDecisionsThatAreMadeAgainBitForBitAndUnderOtherProfiles() throws Exception {
    Path record = folder.resolve("decisions.jsonl");
    Files.writeString(record, "{}\n"); // of an earlier run
    try (ServeProcess gateway =
        new ServeProcess(
            folder,
            "--endpoint",
            server().toString(),
            "--endpoint",
            server().toString(),
            "--profile",
            "upstream-default",
            "--max-inflight-per-endpoint",
            "3",
            "--record",
            record.toString())) {
      gateway.askUntilServed();
      for (int i = 0; i < 5; i++) {
        gateway.ask();
      }
      gateway.end();
    }

    assertThat(Files.readString(folder.resolve("decisions.jsonl.1"))).isEqualTo("{}\n");
    List<RecordedDecision> recorded =
        DecisionFile.read(Files.readAllBytes(record), record.toString());
    assertThat(recorded).hasSizeGreaterThanOrEqualTo(6);
    for (RecordedDecision each : recorded) {
      assertThat(each.profile()).isEqualTo("upstream-default");
      for (String name : Profiles.names()) {
        RoutingProfile again = HostFilters.behind(each, Profiles.named(name));
        assertThat(again.stages().stream().map(Stage::name)).contains("in-flight-limit-filter");
        String difference = each.differenceFrom(again.decide(each.input()));
        if (name.equals(each.profile())) {
          assertThat(difference).isEmpty();
        }
      }
    }
  }

  private URI server() throws Exception {
    return SimulatedModelServer.start(vertx, SimulatedServerOptions.create(o -> o.speed(20)))
        .await(60, TimeUnit.SECONDS)
        .uri();
  }
}
