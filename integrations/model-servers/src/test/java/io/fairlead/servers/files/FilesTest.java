package io.fairlead.servers.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.routing.Attribute;
import io.fairlead.routing.Column;
import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.routing.Rejected;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixHasher;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.servers.metrics.EngineMetrics;
import io.fairlead.servers.openai.RequestKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest {

  private static final Map<String, byte[]> EXAMPLES = MarkdownBlocks.of("files.md");

  @Test
  void theDocumentedPoolGivesADecision() {
    PoolFile file = PoolFile.read(EXAMPLES.get("pool.yaml"), "pool.yaml");
    assertThat(file.endpoints())
        .extracting(e -> e.endpoint().name())
        .containsExactly("vllm-0", "vllm-1", "llama-cpp-0");
    RoutingRequest request = RequestFile.read(EXAMPLES.get("request.json"), "r").request();
    DecisionInput input = file.decisionInput(request, 7);
    PoolSnapshot pool = input.pool();
    assertThat(pool.slots()).isEqualTo(3);
    assertThat(pool.value(Column.WAITING, 0)).isEqualTo(3.0);
    assertThat(pool.value(Column.KV_USE, 0)).isEqualTo(0.42);
    assertThat(pool.value(Column.KV_USE, 2)).isNaN();
    assertThat(pool.value(Column.reported("gpu-temperature"), 2)).isEqualTo(71.0);
    assertThat(pool.value(Column.reported("gpu-temperature"), 0)).isNaN();
    assertThat(pool.attribute(Attribute.LORA, 1).running()).containsExactly("sql-adapter");
    assertThat(pool.spec(0).labels()).containsEntry("llm-d.ai/role", "decode");
    assertThat(pool.spec(0).models()).containsExactly("llama-3-8b");
    Map<Column, double[]> rows = input.rows();
    assertThat(rows.get(Column.REPORT_AGE)).containsExactly(0.04, 0.0, 0.0);
    assertThat(rows.get(Column.IN_FLIGHT_REQUESTS)).containsExactly(5, 0, 0);
    assertThat(rows.get(Column.IN_FLIGHT_TOKENS)).containsExactly(1200, 0, 0);
    assertThat(rows.get(Column.CREDIT_REQUESTS)).containsExactly(1, 0, 0);
    assertThat(rows.get(Column.CREDIT_TOKENS)).containsExactly(300, 0, 0);
    assertThat(rows.get(Column.RUNNING_NOW)).containsExactly(4, 1, 2);
    assertThat(rows.get(Column.CACHED_TOKENS)).containsExactly(512, 0, 0);
    for (String profile : Profiles.names()) {
      RoutingDecision decision = Profiles.named(profile).decide(input);
      assertThat(decision.profile()).isEqualTo(profile);
      assertThat(Profiles.named(profile).explain(input).table()).contains("vllm-0", "vllm-1");
    }
  }

  @Test
  void anEndpointWithoutAReportIsUnknownThroughout() {
    PoolFile file = PoolFile.read("endpoints: [{name: a}]".getBytes(UTF_8), "p");
    DecisionInput input = file.decisionInput(RoutingRequest.builder("r", "m").build(), 1);
    assertThat(input.rows().get(Column.REPORT_AGE)[0]).isNaN();
    assertThat(input.rows().get(Column.RUNNING_NOW)[0]).isNaN();
    assertThat(input.rows().get(Column.IN_FLIGHT_REQUESTS)[0]).isZero();
  }

  @Test
  void anEmptyPoolIsDecidedOnToo() {
    PoolFile file = PoolFile.read("endpoints: []".getBytes(UTF_8), "p");
    DecisionInput input = file.decisionInput(RoutingRequest.builder("r", "m").build(), 1);
    for (String profile : Profiles.names()) {
      assertThat(Profiles.named(profile).decide(input)).isInstanceOf(Rejected.class);
    }
  }

  @Test
  void theDocumentedRequestsAreRead() {
    RequestFile body = RequestFile.read(EXAMPLES.get("request.json"), "request.json");
    assertThat(body.model()).isEqualTo("llama-3-8b");
    assertThat(body.id()).isEqualTo("request-1");
    assertThat(body.kind()).isEqualTo(RequestKind.CHAT);
    assertThat(body.request().maxOutputTokens()).isEqualTo(20);
    assertThat(body.request().promptTokens()).isEqualTo(4);
    RequestFile envelope = RequestFile.read(EXAMPLES.get("request.yaml"), "request.yaml");
    assertThat(envelope.id()).isEqualTo("request-42");
    assertThat(envelope.request().header("X-Session-Id")).contains("alice");
    assertThat(envelope.request().priority()).isEqualTo(-1);
    assertThat(envelope.request().promptTokens()).isEqualTo(4);
    assertThat(envelope.request().maxOutputTokens()).isEqualTo(-1);
  }

  @Test
  void thePromptOfARequestIsHashedAlikeInBothForms() {
    PrefixScheme scheme = PrefixScheme.approximate();
    PrefixChain one =
        RequestFile.read(EXAMPLES.get("request.json"), "r")
            .request(() -> PrefixHasher.of(scheme))
            .prefix();
    PrefixChain two =
        RequestFile.read(EXAMPLES.get("request.yaml"), "r")
            .request(() -> PrefixHasher.of(scheme))
            .prefix();
    assertThat(one).isNotNull();
    assertThat(two).isNotNull();
    assertThat(one.blocks()).isEqualTo(1);
    assertThat(two.hash(0)).isEqualTo(one.hash(0));
  }

  @Test
  void anEnvelopeDoesWithoutABody() {
    RequestFile file =
        RequestFile.read(
            "{\"schemaVersion\":1,\"model\":\"m\",\"promptTokens\":900}".getBytes(UTF_8), "r");
    assertThat(file.request().promptTokens()).isEqualTo(900);
    assertThat(file.request().model()).isEqualTo("m");
  }

  @Test
  void theDocumentedServeFileIsRead() {
    ServeFile file = ServeFile.read(EXAMPLES.get("serve.yaml"), "serve.yaml");
    assertThat(file.endpoints())
        .extracting(EndpointEntry::name)
        .containsExactly("a", "team/b", "10.0.0.9:8443");
    assertThat(file.endpoints())
        .extracting(EndpointEntry::uri)
        .containsExactly(
            URI.create("http://10.0.0.7:8000"),
            URI.create("http://model-b.internal:8000"),
            URI.create("https://10.0.0.9:8443"));
    assertThat(file.endpoints().get(0).spec().labels()).containsEntry("zone", "west");
    assertThat(file.endpoints().get(1).engine()).contains("sglang");
    assertThat(file.aliases().get("gpt-4o-mini"))
        .containsExactly(new ServeFile.ModelShare("llama-3-8b", 1.0));
    assertThat(file.aliases().get("chat"))
        .containsExactly(
            new ServeFile.ModelShare("llama-3-8b", 9.0),
            new ServeFile.ModelShare("llama-3-8b-next", 1.0));
    assertThat(file.profile()).contains("fairlead");
    assertThat(file.shadowProfile()).contains("upstream-default");
    assertThat(file.apiKeys()).contains("keys.txt");
    assertThat(file.limits().maxInflightPerEndpoint()).hasValue(256);
    assertThat(file.limits().firstByteTimeout()).contains(Duration.ofMinutes(5));
    assertThat(file.scrapeInterval()).contains(Duration.ofMillis(50));
    assertThat(file.tls().certificate()).contains("cert.pem");
    assertThat(file.tls().clientCa()).isEmpty();
  }

  @Test
  void aFileOfUpstreamsFileDiscoveryIsAServeFile() {
    ServeFile file =
        ServeFile.read(
            """
            endpoints:
            - name: pod-1
              namespace: default
              address: 192.168.1.10
              port: "8000"
              labels:
                llm-d.ai/engine-type: sglang
            - {name: pod-2, address: "::1", port: 8001}
            """
                .getBytes(UTF_8),
            "endpoints.yaml");
    assertThat(file.endpoints().get(0).name()).isEqualTo("default/pod-1");
    assertThat(file.endpoints().get(0).engine()).contains("sglang");
    assertThat(file.endpoints().get(1).uri()).isEqualTo(URI.create("http://[::1]:8001"));
    assertThat(ServeFile.read("endpoints: []".getBytes(UTF_8), "x").endpoints()).isEmpty();
  }

  @Test
  void allProblemsOfAFileAreNamedAtOnceWithTheirPlaces() {
    String file =
        """
        endpoints:
        - name: a
          adress: 10.0.0.1
          port: 8000
        - {name: a, url: "ftp://x"}
        profil: fairlead
        limits: {maxConcurrent: 0}
        """;
    ServerFileException e =
        catchThrowableOfType(
            ServerFileException.class, () -> ServeFile.read(file.getBytes(UTF_8), "serve.yaml"));
    assertThat(e.code()).isEqualTo("servers.file-invalid");
    assertThat(e.getMessage())
        .isEqualTo(
            """
            serve.yaml:2:3: an endpoint must have a url, or address and port
            serve.yaml:3:3: adress is not known here (did you mean address?)
            serve.yaml:5:4: name must be used once, but a is there twice
            serve.yaml:5:13: url must be http://HOST:PORT or https://HOST:PORT, but was "ftp://x"
            serve.yaml:6:1: profil is not known here (did you mean profile?)
            serve.yaml:7:10: maxConcurrent must be a whole number, at least 1, but was the number 0""");
    assertThat(e.problems()).hasSize(6);
    assertThat(e.problems().get(1).pointer()).isEqualTo("/endpoints/0/adress");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | the document must be an object, but was a list",
        "{} | endpoints is missing",
        "endpoints: 7 | endpoints must be a list, but was the number 7",
        "endpoints: [7] | items of endpoints must be objects, but one was the number 7",
        "--- {schemaVersion: 2, endpoints: []} | schemaVersion must be at most 1, but was 2",
        "endpoints: [{address: 10.0.0.1, port: 1}] | name is missing",
        "endpoints: [{name: a, address: host, port: 1}] | use url: http://host:1",
        "endpoints: [{name: a, address: 10.0.0.1, port: 70000}] | port must be in [1, 65535]",
        "endpoints: [{name: a, address: 10.0.0.1}] | an endpoint must have a url, or address",
        "endpoints: [{url: 'http://h', port: 1}] | either url or address and port",
        "endpoints: [{url: 'http://h?x=1'}] | url must be http://HOST:PORT",
        "endpoints: [{url: 'http://h', labels: {a: 1}}] | a must be a text, but was the number 1 (quote it)",
        "endpoints: [{url: 'http://h', models: m}] | models must be a list",
        "--- {endpoints: [], aliases: {a: b, b: c}} | alias a must stand for models, but b is an alias itself",
        "--- {endpoints: [], aliases: {a: []}} | a must be the name of a model, or a list of {model, weight}",
        "--- {endpoints: [], aliases: {a: [{model: m, weight: 0}]}} | weight must be greater than 0",
        "--- {endpoints: [], aliases: {a: [{weight: 1}]}} | model is missing",
        "--- {endpoints: [], scrapeInterval: 50} | scrapeInterval must be a time with its unit",
        "--- {endpoints: [], scrapeInterval: 0s} | longer than zero",
        "--- {endpoints: [], tls: {key: k}} | certificate and key must be given together",
        "--- {endpoints: [], limits: {silence: 1s}} | silence is not known here (known here: ",
        "--- {endpoints: [], endpoints: []} | twice",
        "`{ \"endpoints\": [ ` | line 1, column",
      })
  void aServeFileIsRefusedWithTheReason(String file, String message) {
    assertThatThrownBy(() -> ServeFile.read(file.getBytes(UTF_8), "f"))
        .isInstanceOf(ServerFileException.class)
        .satisfies(
            e -> assertThat(e.getMessage().replace("f:1:", "line 1, column ")).contains(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "endpoints: [{name: a, metrics: {kvUse: 45}}] | kvUse must be a number in [0, 1], but was the number 45 (is it a percentage?)",
        "endpoints: [{name: a, metrics: {waiting: -1}}] | waiting must be a number, at least 0",
        "endpoints: [{name: a, metrics: {wating: 1}}] | did you mean waiting?",
        "endpoints: [{name: a, session: maybe}] | session must be true or false, but was the text \"maybe\"",
        "endpoints: [{name: a, lora: {running: a}}] | running must be a list",
        "endpoints: [{name: a, cachedTokens: 1.5}] | cachedTokens must be a whole number, at least 0",
        "endpoints: [{name: a}, {name: a}] | name must be used once, but a is there twice",
        "pools: [] | endpoints is missing",
      })
  void aPoolFileIsRefusedWithTheReason(String file, String message) {
    assertThatThrownBy(() -> PoolFile.read(file.getBytes(UTF_8), "f"))
        .isInstanceOf(ServerFileException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"messages\":[]} | model is missing",
        "{\"model\":7,\"messages\":[]} | model must be a text",
        "{\"schemaVersion\":1} | model is missing (or a body that names it)",
        "{\"schemaVersion\":1,\"body\":{\"prompt\":\"x\"}} | model is missing",
        "{\"schemaVersion\":1,\"model\":\"m\",\"promptToken\":1} | did you mean promptTokens?",
        "{\"schemaVersion\":1,\"model\":\"m\",\"body\":[]} | body must be an object",
        "[] | the document must be an object",
      })
  void aRequestFileIsRefusedWithTheReason(String file, String message) {
    assertThatThrownBy(() -> RequestFile.read(file.getBytes(UTF_8), "f"))
        .isInstanceOf(ServerFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theSchemasHoldForTheDocumentedFiles() {
    assertThat(Schema.named("pool").violations(EXAMPLES.get("pool.yaml"))).isEmpty();
    assertThat(Schema.named("serve").violations(EXAMPLES.get("serve.yaml"))).isEmpty();
    assertThat(Schema.named("request").violations(EXAMPLES.get("request.yaml"))).isEmpty();
    assertThat(Schema.named("serve").violations("{\"endpoint\":[]}".getBytes(UTF_8))).hasSize(2);
    assertThat(
            Schema.named("pool")
                .violations("{\"endpoints\":[{\"metrics\":{\"kvUse\":45}}]}".getBytes(UTF_8)))
        .hasSize(1);
  }

  @Test
  void readerAndSchemaKnowTheSameNames() {
    assertThat(known("serve", "")).isEqualTo(Schema.named("serve").names());
    assertThat(known("serve", "limits")).isEqualTo(Schema.named("serve").names("limits"));
    assertThat(known("serve", "tls")).isEqualTo(Schema.named("serve").names("tls"));
    assertThat(known("serve", "endpoints")).isEqualTo(Schema.named("serve").names("endpoints"));
    assertThat(known("pool", "")).isEqualTo(Schema.named("pool").names());
    assertThat(known("pool", "endpoints")).isEqualTo(Schema.named("pool").names("endpoints"));
    for (String inner : List.of("metrics", "lora", "inFlight", "credit")) {
      assertThat(known("pool", "endpoints/" + inner))
          .as(inner)
          .isEqualTo(Schema.named("pool").names("endpoints", inner));
    }
    assertThat(known("request", "")).isEqualTo(Schema.named("request").names());
  }

  /** Asks the reader: a name that nothing resembles makes it tell all that it knows. */
  private static Set<String> known(String kind, String path) {
    String wrong = "{\"qqqqqqqq\":1}";
    for (String step : List.of(path.split("/"))) {
      if (step.equals("endpoints")) {
        continue;
      }
      wrong = step.isEmpty() ? wrong : "{\"" + step + "\":" + wrong + "}";
    }
    if (path.startsWith("endpoints")) {
      wrong = "{\"endpoints\":[" + wrong + "]}";
    }
    if (kind.equals("request")) {
      wrong = "{\"schemaVersion\":1,\"qqqqqqqq\":1}";
    }
    byte[] file = wrong.getBytes(UTF_8);
    Function<byte[], Object> reader =
        switch (kind) {
          case "serve" -> f -> ServeFile.read(f, "f");
          case "pool" -> f -> PoolFile.read(f, "f");
          default -> f -> RequestFile.read(f, "f");
        };
    ServerFileException e =
        catchThrowableOfType(ServerFileException.class, () -> reader.apply(file));
    String message =
        e.problems().stream()
            .map(FileProblem::message)
            .filter(m -> m.contains("qqqqqqqq"))
            .findFirst()
            .orElseThrow();
    String names = message.substring(message.indexOf("here: ") + 6, message.length() - 1);
    return Set.of(names.split(", "));
  }

  @Test
  void everyEngineOfTheSchemaHasATable() {
    for (EngineMetrics engine : EngineMetrics.builtIn()) {
      assertThat(EngineMetrics.named(engine.name())).contains(engine);
    }
  }
}
