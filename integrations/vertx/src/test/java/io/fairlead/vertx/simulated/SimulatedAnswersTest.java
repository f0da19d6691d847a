package io.fairlead.vertx.simulated;

import static io.fairlead.vertx.simulated.RunningServer.CHAT;
import static io.fairlead.vertx.simulated.RunningServer.HELLO;
import static io.fairlead.vertx.simulated.RunningServer.HELLO_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.simulation.StepLatency;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a simulated server answers, and what it finds in its cache. */
class SimulatedAnswersTest {

  @RegisterExtension private final RunningServer running = new RunningServer();

  @Test
  void answersAChat() throws Exception {
    running.start(o -> o);

    HttpResponse<String> answer = running.client.post(CHAT, HELLO);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.body())
        .matches(
            "\\{\"id\":\"chatcmpl-0{16}\",\"object\":\"chat.completion\",\"created\":\\d+,"
                + "\"model\":\"simulated\",\"choices\":\\[\\{\"index\":0,\"message\":"
                + "\\{\"role\":\"assistant\",\"content\":\"([a-z]{3} ){3}\"},\"logprobs\":null,"
                + "\"finish_reason\":\"length\",\"stop_reason\":null}],"
                + "\"usage\":\\{\"prompt_tokens\":6,\"total_tokens\":9,\"completion_tokens\":3,"
                + "\"prompt_tokens_details\":\\{\"cached_tokens\":0}}}");
  }

  @Test
  void streamsAChatAsVllmDoes() throws Exception {
    running.start(o -> o);

    List<String> events = running.client.events(CHAT, HELLO_STREAM);

    assertThat(events).hasSize(6);
    assertThat(events.get(0)).contains("\"delta\":{\"role\":\"assistant\",\"content\":\"\"}");
    assertThat(events.get(1))
        .contains("\"object\":\"chat.completion.chunk\"")
        .containsPattern("\"delta\":\\{\"content\":\"[a-z]{3} \"},\"logprobs\":null")
        .contains("\"finish_reason\":null");
    assertThat(events.get(3)).contains("\"finish_reason\":\"length\"");
    assertThat(events.get(4))
        .contains("\"choices\":[],\"usage\":{\"prompt_tokens\":6,\"total_tokens\":9")
        .contains("\"cached_tokens\":0");
    assertThat(events.get(5)).isEqualTo("[DONE]");
  }

  @Test
  void streamsACompletionWithUsageInEveryPiece() throws Exception {
    running.start(o -> o);

    List<String> events =
        running.client.events(
            "/v1/completions",
            "{\"prompt\":\"one two\",\"max_tokens\":2,\"stream\":true,\"stream_options\":"
                + "{\"include_usage\":true,\"continuous_usage_stats\":true},"
                + "\"model\":\"simulated\"}");

    assertThat(events).hasSize(4);
    assertThat(events.get(0))
        .containsPattern("\"object\":\"text_completion\".*\"text\":\"[a-z]{3} \"")
        .contains("\"usage\":{\"prompt_tokens\":2,\"total_tokens\":3,\"completion_tokens\":1}");
    assertThat(events.get(2)).contains("\"choices\":[],\"usage\"");
  }

  @Test
  void theSamePromptGetsTheSameAnswerAndIsCached() throws Exception {
    running.start(o -> o.profile(p -> p.latency(StepLatency.NONE).blockTokens(16)));
    String prompt = "many words that are long enough ".repeat(10);
    String body = "{\"model\":\"simulated\",\"prompt\":\"" + prompt + "\",\"max_tokens\":4}";

    String first = running.client.post("/v1/completions", body).body();
    String second = running.client.post("/v1/completions", body).body();

    assertThat(text(second)).isEqualTo(text(first));
    assertThat(first).contains("\"prompt_tokens\":80").contains("\"cached_tokens\":0}");
    assertThat(second).contains("\"cached_tokens\":64}"); // all whole blocks but the last token
    assertThat(running.client.post("/reset_prefix_cache", "").body())
        .isEqualTo("{\"success\":true}");
    assertThat(running.client.post("/v1/completions", body).body())
        .contains("\"cached_tokens\":0}");
  }

  @Test
  void aConversationThatRepeatsTheAnswerFindsItCached() throws Exception {
    running.start(o -> o);
    String system = "{\"role\":\"system\",\"content\":\"" + "be brief. ".repeat(20) + "\"}";
    String user = "{\"role\":\"user\",\"content\":\"tell me more\"}";
    String answer =
        text(
            running
                .client
                .post(
                    CHAT,
                    "{\"model\":\"simulated\",\"max_tokens\":60,\"messages\":["
                        + system
                        + ","
                        + user
                        + "]}")
                .body());

    String second =
        running
            .client
            .post(
                CHAT,
                "{\"model\":\"simulated\",\"max_tokens\":1,\"messages\":["
                    + system
                    + ","
                    + user
                    + ",{\"role\":\"assistant\",\"content\":\""
                    + answer
                    + "\"},"
                    + user
                    + "]}")
            .body();

    // 2 + 50 + 1 + 3 + 3 tokens of the first prompt and 60 of the answer are 119, seven blocks
    assertThat(second).contains("\"cached_tokens\":112}");
  }

  private static String text(String answer) {
    int at = answer.indexOf("\"content\":\"");
    int from = at >= 0 ? at + 11 : answer.indexOf("\"text\":\"") + 8;
    return answer.substring(from, answer.indexOf('"', from));
  }

  @Test
  void echoesWhatTheUserSaidLast() throws Exception {
    running.start(o -> o.answers(AnswerMode.ECHO));

    String answer =
        running
            .client
            .post(
                CHAT,
                "{\"model\":\"simulated\",\"messages\":[{\"role\":\"user\",\"content\":"
                    + "[{\"type\":\"text\",\"text\":\"no \"}]},{\"role\":\"user\",\"content\":"
                    + "\"good \\ud83d\\ude00 morning\"},{\"role\":\"assistant\",\"content\":"
                    + "\"x\"}]}")
            .body();

    assertThat(answer).contains("\"content\":\"good \ud83d\ude00 morning\"");
    assertThat(answer).contains("\"finish_reason\":\"stop\"");
  }

  @Test
  void randomLengthsObeyIgnoreEos() throws Exception {
    running.start(o -> o.answers(AnswerMode.RANDOM));

    String free = running.client.post(CHAT, HELLO.replace(":3}", ":900}")).body();
    String exact =
        running.client.post(CHAT, HELLO.replace(":3}", ":900,\"ignore_eos\":true}")).body();

    assertThat(free).contains("\"finish_reason\":\"stop\"");
    assertThat(exact).contains("\"completion_tokens\":900", "\"finish_reason\":\"length\"");
  }

  @Test
  void instantAnswersAreWellFormed() throws Exception {
    running.start(o -> o.instant(true));

    assertThat(running.client.post(CHAT, HELLO).body())
        .startsWith("{\"id\":\"chatcmpl-instant\"")
        .endsWith("}");
    assertThat(running.client.events(CHAT, HELLO_STREAM.replace("\":true,", "\" : true,")))
        .hasSize(5)
        .last()
        .isEqualTo("[DONE]");
    assertThat(running.server.received()).isEqualTo(2);
  }
}
