package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.vertx.simulated.SimulatedModelServer;
import io.fairlead.vertx.simulated.SimulatedServerOptions;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GatewayCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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
    assertThat(err.toString()).contains("none: no such file");
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

  @Test
  void takesTimesAsFilesWriteThemAndAsIso() {
    assertThat(Times.parse("5s")).isEqualTo(Duration.ofSeconds(5)).isEqualTo(Times.parse("PT5S"));
    assertThat(Times.parse("50ms")).isEqualTo(Times.parse("PT0.05S"));
    assertThat(Times.parse("0s")).isEqualTo(Duration.ZERO);
    for (String wrong : List.of("5", "", "-5s", "PT-5S", "PT", "soon", "9999999999999h")) {
      err.getBuffer().setLength(0);
      assertThat(run("serve", "--drain-grace", wrong)).isEqualTo(2);
      assertThat(err.toString())
          .contains("'--drain-grace'", "must be a time of at least zero like 5s")
          .contains("but was '" + wrong + "'")
          .doesNotContain("java.");
    }
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
    Vertx vertx = Vertx.vertx();
    Process gateway = null;
    try {
      URI server =
          SimulatedModelServer.start(vertx, SimulatedServerOptions.create(o -> o.speed(20)))
              .await(20, TimeUnit.SECONDS)
              .uri();
      Path file = Files.writeString(folder.resolve("serve.yaml"), "endpoints: []\n");
      gateway =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "io.fairlead.gateway.GatewayCommand",
                  "serve",
                  "--port",
                  "0",
                  "--file",
                  file.toString(),
                  "--drain-notice",
                  "PT0S")
              .redirectError(folder.resolve("err.txt").toFile())
              .start();
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(gateway.getInputStream(), StandardCharsets.UTF_8));
      String first = lines.readLine();
      assertThat(first).startsWith("listening on http://127.0.0.1:");
      URI base = URI.create(first.substring("listening on ".length()));

      assertThat(ask(base).statusCode()).isEqualTo(503);
      Files.writeString(file, "endpoints:\n  - { name: a, url: '" + server + "' }\n");
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      HttpResponse<String> answer = ask(base);
      while (answer.statusCode() != 200 && System.nanoTime() < deadline) {
        LockSupport.parkNanos(50_000_000);
        answer = ask(base);
      }
      assertThat(answer.body()).contains("chat.completion");

      gateway.toHandle().destroy(); // SIGTERM; unlike destroy(), leaves the pipes open
      assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(gateway.exitValue()).isZero();
      assertThat(lines.lines()).anyMatch(line -> line.contains("\"status\":200"));
      assertThat(Files.readString(folder.resolve("err.txt"))).contains("endpoints +a");
    } finally {
      if (gateway != null) {
        gateway.destroyForcibly();
      }
      vertx.close().await(20, TimeUnit.SECONDS);
    }
  }

  private static HttpResponse<String> ask(URI base) throws Exception {
    String body =
        "{\"model\":\"simulated\",\"max_tokens\":2,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(base.resolve("/v1/chat/completions"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
