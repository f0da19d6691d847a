package io.fairlead.servers.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.stages.Profiles;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file is read, or refused with places; nothing else happens. */
class FilesFuzzTest {

  private static final Map<String, byte[]> EXAMPLES = MarkdownBlocks.of("files.md");

  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\n",
    "- ",
    "  ",
    "\"",
    "null",
    "-1",
    "1e400",
    "0.5",
    "true",
    "50ms",
    "name",
    "url",
    "address",
    "port",
    "http://",
    "::1",
    "[",
    "%",
    "1.2.3.4",
    "schemaVersion",
    "\u00e9",
    "model",
    "weight",
    "endpoints",
    "&a ",
    "*a",
    "!!x"
  };

  @Test
  void serveFiles() {
    Fuzz.seeded(51)
        .corpus(
            EXAMPLES.get("serve.yaml"),
            "endpoints: [{name: a, address: 10.0.0.1, port: \"8000\"}]".getBytes(UTF_8))
        .tokens(TOKENS)
        .run(6_000, input -> tried(input, () -> ServeFile.read(input, "f").endpoints()));
  }

  @Test
  void poolFilesGiveADecision() {
    RoutingRequest request = RoutingRequest.builder("r", "m").build();
    Fuzz.seeded(52)
        .corpus(EXAMPLES.get("pool.yaml"))
        .tokens(TOKENS)
        .run(
            6_000,
            input ->
                tried(
                    input,
                    () -> {
                      PoolFile file = PoolFile.read(input, "f");
                      assertThat(Profiles.fairlead().decide(file.decisionInput(request, 1)))
                          .isNotNull();
                    }));
  }

  @Test
  void requestFiles() {
    Fuzz.seeded(53)
        .corpus(EXAMPLES.get("request.yaml"), EXAMPLES.get("request.json"))
        .tokens(TOKENS)
        .run(6_000, input -> tried(input, () -> RequestFile.read(input, "f").request()));
  }

  @Test
  void decisionFiles() {
    byte[] line =
        DecisionFile.line(
            RecordedDecision.of(
                Profiles.fairlead()
                    .decide(
                        PoolFile.read(EXAMPLES.get("pool.yaml"), "p")
                            .decisionInput(RoutingRequest.builder("r", "m").build(), 1)),
                PoolFile.read(EXAMPLES.get("pool.yaml"), "p")
                    .decisionInput(RoutingRequest.builder("r", "m").build(), 1)));
    Fuzz.seeded(54)
        .corpus(line)
        .tokens(TOKENS)
        .run(6_000, input -> tried(input, () -> DecisionFile.read(input, "f")));
  }

  private static void tried(byte[] input, Runnable reading) {
    try {
      reading.run();
    } catch (ServerFileException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems())
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
              });
    }
  }
}
