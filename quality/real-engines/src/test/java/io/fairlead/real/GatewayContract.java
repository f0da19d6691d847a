package io.fairlead.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the gateway promises in front of any real engine; a subclass starts the engines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GatewayContract {

  private static final String SYSTEM =
      "you answer in few words and never repeat yourself. ".repeat(12);

  /** The engines and the gateway in front of them; set before the first test. */
  protected List<RunningEngine> engines = List.of();

  /** The gateway. */
  protected RunningEngine gateway;

  @AfterAll
  void endEverything() {
    if (gateway != null) {
      gateway.close();
    }
    engines.forEach(RunningEngine::close);
  }

  @Test
  void knowsTheModelsOfTheEngines() throws Exception {
    gateway.await("/v1/models", "\"tiny\"");
  }

  @Test
  void answersAChat() throws Exception {
    gateway.await("/v1/models", "\"tiny\"");
    HttpResponse<String> answer = chat("say something", false);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Json.Obj body = json(answer.body());
    assertThat(body.get("choices")).isInstanceOf(Json.Arr.class);
    assertThat(number(body, "usage", "completion_tokens")).isPositive();
  }

  @Test
  void streamsAChatToItsEnd() throws Exception {
    gateway.await("/v1/models", "\"tiny\"");
    HttpResponse<String> answer = chat("say something else", true);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> events = answer.body().lines().filter(line -> line.startsWith("data: ")).toList();
    assertThat(events).hasSizeGreaterThan(2);
    assertThat(events.get(events.size() - 1)).isEqualTo("data: [DONE]");
  }

  @Test
  void sendsAConversationWhereItsPrefixIsCached() throws Exception {
    gateway.await("/v1/models", "\"tiny\"");
    chat("first question", false);
    long cached = 0;
    for (int turn = 0; turn < 4; turn++) {
      Json.Obj body = json(chat("question number " + turn, false).body());
      cached = number(body, "usage", "prompt_tokens_details", "cached_tokens");
    }
    // the system prompt is the same in all turns; without affinity the other server would compute
    assertThat(cached).isGreaterThan(100);
  }

  @Test
  void refusesAModelThatNobodyHas() throws Exception {
    gateway.await("/v1/models", "\"tiny\"");
    HttpResponse<String> answer =
        gateway.post(
            "/v1/chat/completions",
            "{\"model\":\"nobody-has-this\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer.body()).get("error")).isInstanceOf(Json.Obj.class);
  }

  @Test
  void passesTheErrorsOfTheEngineOn() throws Exception {
    gateway.await("/v1/models", "\"tiny\"");
    HttpResponse<String> answer =
        gateway.post(
            "/v1/completions",
            "{\"model\":\"tiny\",\"max_tokens\":4,\"prompt\":\"" + "word ".repeat(4000) + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void tellsItsOwnMetrics() throws Exception {
    assertThat(gateway.get("/metrics").body()).contains("# TYPE fairlead_");
    assertThat(gateway.get("/readyz").statusCode()).isEqualTo(200);
  }

  protected HttpResponse<String> chat(String question, boolean stream) throws Exception {
    return gateway.post(
        "/v1/chat/completions",
        "{\"model\":\"tiny\",\"max_tokens\":24,\"stream\":"
            + stream
            + ",\"messages\":[{\"role\":\"system\",\"content\":\""
            + SYSTEM
            + "\"},{\"role\":\"user\",\"content\":\""
            + question
            + "\"}]}");
  }

  protected static Json.Obj json(String text) {
    return (Json.Obj) JsonText.create().read(text.getBytes(StandardCharsets.UTF_8)).root();
  }

  private static long number(Json.Obj object, String... path) {
    Json at = object;
    for (String name : path) {
      assertThat(at).as("%s in %s", name, object).isInstanceOf(Json.Obj.class);
      at = ((Json.Obj) at).get(name);
    }
    assertThat(at).as("%s", object).isInstanceOf(Json.Num.class);
    return ((Json.Num) at).longValueExact();
  }
}
