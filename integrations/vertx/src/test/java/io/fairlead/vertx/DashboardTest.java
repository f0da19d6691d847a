package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardTest {

  private final GatewayFixture fixture = new GatewayFixture().with(3);

  @AfterEach
  void end() {
    fixture.close();
  }

  private static Json json(String text) {
    return JsonText.create().read(text.getBytes(StandardCharsets.UTF_8)).root();
  }

  @Test
  void servesItsFilesFromTheJarAndNothingElse() throws Exception {
    assertThat(fixture.get("/fairlead/").body()).contains("<title>Fairlead gateway</title>");
    assertThat(fixture.get("/fairlead/dashboard.js").headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    assertThat(fixture.get("/fairlead/dashboard.css").statusCode()).isEqualTo(200);
    assertThat(fixture.get("/fairlead").statusCode()).isEqualTo(308);
    assertThat(fixture.get("/fairlead/../gateway").statusCode()).isEqualTo(404);
    assertThat(fixture.get("/fairlead/").headers().firstValue("content-security-policy"))
        .isPresent();
  }

  @Test
  void namesNoOutsideAddressInItsFiles() throws Exception {
    for (String file : List.of("", "dashboard.js", "dashboard.css")) {
      String text = fixture.get("/fairlead/" + file).body();
      assertThat(text.replace("http://www.w3.org/2000/svg", ""))
          .doesNotContain("http://", "https:");
    }
  }

  @Test
  void tellsPoolAndDecisionsAndExplainsEach() throws Exception {
    for (int i = 0; i < 3; i++) {
      fixture.post(GatewayFixture.HI);
    }
    Json.Arr pool = (Json.Arr) json(fixture.get("/fairlead/api/pool").body());
    assertThat(pool.items()).hasSize(3);
    assertThat(((Json.Obj) pool.items().get(0)).text("state")).isEqualTo("ok");
    Json.Arr decisions = (Json.Arr) json(fixture.get("/fairlead/api/decisions").body());
    Json.Obj newest = (Json.Obj) decisions.items().get(0);
    String number = ((Json.Num) newest.get("number")).text();
    assertThat(fixture.get("/fairlead/api/decisions/" + number).body())
        .contains("routed to " + newest.text("endpoint"), "least-tokens");
    assertThat(fixture.get("/fairlead/api/decisions/999999").statusCode()).isEqualTo(404);
    assertThat(fixture.get("/fairlead/api/decisions/x").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsAStreamOpenForLongerThanAnIdleConnection() throws Exception {
    ServingLimits limits = ServingLimits.create(l -> l.idleConnection(Duration.ofSeconds(1)));
    try (GatewayFixture hasty = new GatewayFixture(b -> b.limits(limits));
        RawClient client = new RawClient(hasty.gateway.port())) {
      client.send("GET /fairlead/api/events HTTP/1.1\r\nHost: a\r\n\r\n");
      for (int second = 0; second < 3; second++) {
        client.until("event: sample");
      }
    }
  }

  @Test
  void streamsASampleEachSecondAndForgetsWhoLeaves() throws Exception {
    try (RawClient client = new RawClient(fixture.gateway.port())) {
      client.send("GET /fairlead/api/events HTTP/1.1\r\nHost: a\r\n\r\n");
      client.until("event: history");
      client.until("event: pool");
      client.until("event: sample\ndata: {\"time\":");
    }
  }

  @Test
  void looksRightInABrowser() throws Exception {
    String browser = browser();
    assumeTrue(browser != null, "no chromium on the path: the dashboard is not looked at");
    for (int i = 0; i < 20; i++) {
      fixture.post(i % 2 == 0 ? GatewayFixture.HI : GatewayFixture.STREAM);
    }
    Path target = Files.createDirectories(Path.of("target", "dashboard"));
    for (String scheme : List.of("light", "dark")) {
      Path shot = target.resolve(scheme + ".png").toAbsolutePath();
      Files.deleteIfExists(shot);
      String dom = run(browser, scheme, shot);
      assertThat(shot).exists();
      assertThat(Files.size(shot)).isGreaterThan(20_000);
      // what only the running script writes
      assertThat(dom.contains("Time to first token")).as("the plots are there").isTrue();
    }
  }

  private String run(String browser, String scheme, Path shot) throws Exception {
    Path profile = Files.createTempDirectory("chromium");
    List<String> common =
        List.of(
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile,
            "--window-size=1400,1500",
            "--timeout=5000",
            "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1));
    execute(common, "--screenshot=" + shot);
    return execute(common, "--dump-dom");
  }

  private String execute(List<String> common, String what) throws Exception {
    List<String> command =
        Stream.concat(common.stream(), Stream.of(what, fixture.gateway.url() + "/fairlead/"))
            .toList();
    Path output = Files.createTempFile("chromium", ".html");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the browser did not end");
    }
    return Files.readString(output);
  }

  private static String browser() {
    for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
      for (String folder : System.getenv("PATH").split(":")) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return candidate.toString();
        }
      }
    }
    return null;
  }
}
