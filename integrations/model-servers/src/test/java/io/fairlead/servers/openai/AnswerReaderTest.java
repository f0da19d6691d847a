package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.measure.Allocation;
import io.fairlead.routing.Usage;
import io.fairlead.servers.Shared;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

  private static final String STREAM =
      """
      : a comment

      data: {"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

      data: {"id":"c","choices":[{"index":0,"delta":{"content":"h\u00e9 \\u007b"}}],"usage":null}

      data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"length"}]}

      data: {"id":"c","choices":[],"usage":{"prompt_tokens":157,"total_tokens":169,"completion_tokens":12,"prompt_tokens_details":{"cached_tokens":128}}}

      data: [DONE]

      """;

  private final AnswerReader reader = new AnswerReader();

  @Test
  void followsAChatStream() {
    read(true, STREAM);
    assertThat(reader.events()).isEqualTo(5);
    assertThat(reader.contentEvents()).isEqualTo(1);
    assertThat(reader.usage()).isEqualTo(new Usage(157, 128, 12));
    assertThat(reader.finishReason()).contains("length");
    assertThat(reader.done()).isTrue();
    assertThat(reader.error()).isFalse();
    assertThat(reader.unreadable()).isZero();
    assertThat(reader.bytes()).isEqualTo(STREAM.getBytes(UTF_8).length);
  }

  @Test
  void readsTheSameWhereverTheStreamIsSplitAndWhateverEndsItsLines() {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      byte[] stream = ("\ufeff" + STREAM.replace("\n", end)).getBytes(UTF_8);
      for (int split = 0; split <= stream.length; split++) {
        reader.begin(true);
        reader.feed(stream, 0, split);
        reader.feed(stream, split, stream.length);
        reader.finish();
        assertThat(reader.events()).as("split at %d", split).isEqualTo(5);
        assertThat(reader.contentEvents()).isEqualTo(1);
        assertThat(reader.usage()).isEqualTo(new Usage(157, 128, 12));
        assertThat(reader.done()).isTrue();
        assertThat(reader.unreadable()).isZero();
      }
    }
  }

  @Test
  void tellsTheFirstContentInTheMomentItsEventIsComplete() {
    byte[] stream = STREAM.getBytes(UTF_8);
    int content = STREAM.indexOf("],\"usage\":null}");
    int end = STREAM.indexOf("\n\n", content) + 2;
    reader.begin(true);
    int bytes = STREAM.substring(0, end).getBytes(UTF_8).length;
    reader.feed(stream, 0, bytes - 1);
    assertThat(reader.hasContent()).isFalse();
    reader.feed(stream, bytes - 1, bytes);
    assertThat(reader.hasContent()).isTrue();
    assertThat(reader.done()).isFalse();
  }

  @Test
  void ofAReasonWithoutEndTheBeginningIsKeptHoweverItIsSplit() {
    byte[] answer =
        ("{\"choices\":[{\"finish_reason\":\"" + "stop".repeat(40) + "\"}]}").getBytes(UTF_8);
    for (int piece : new int[] {answer.length, 3, 1}) {
      reader.begin(false);
      for (int at = 0; at < answer.length; at += piece) {
        reader.feed(answer, at, Math.min(answer.length, at + piece));
      }
      reader.finish();
      assertThat(reader.finishReason()).as("pieces of %d", piece).contains("stop".repeat(16));
    }
  }

  @Test
  void everyKindOfContentCounts() {
    String[] contents = {
      "{\"choices\":[{\"delta\":{\"reasoning_content\":\"x\"}}]}",
      "{\"choices\":[{\"delta\":{\"reasoning\":\"x\"}}]}",
      "{\"choices\":[{\"delta\":{\"refusal\":\"x\"}}]}",
      "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}",
      "{\"choices\":[{\"text\":\"x\",\"finish_reason\":null}]}",
      "{\"delta\":\"x\",\"type\":\"response.output_text.delta\"}",
      "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"x\"}}",
      "{\"type\":\"content_block_delta\",\"delta\":{\"partial_json\":\"{\"}}"
    };
    for (String content : contents) {
      read(true, "data: " + content + "\n\n");
      assertThat(reader.contentEvents()).as(content).isEqualTo(1);
    }
    String[] others = {
      "{\"choices\":[{\"delta\":{\"content\":null,\"role\":\"assistant\"}}]}",
      "{\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]}",
      "{\"choices\":[{\"text\":\"\"}]}",
      "{\"type\":\"response.completed\",\"response\":{\"output\":[{\"content\":[{\"text\":\"x\"}]}]}}",
      "{\"type\":\"response.output_text.done\",\"text\":\"all of it\"}",
      "{\"type\":\"message_start\",\"message\":{\"content\":[],\"role\":\"assistant\"}}"
    };
    for (String other : others) {
      read(true, "data: " + other + "\n\n");
      assertThat(reader.events()).as(other).isEqualTo(1);
      assertThat(reader.contentEvents()).as(other).isZero();
    }
  }

  @Test
  void readsUsageOfEveryApi() {
    read(
        true,
        """
        event: response.completed
        data: {"response":{"usage":{"input_tokens":6,"input_tokens_details":{"cached_tokens":4},
        data: "output_tokens":12}},"type":"response.completed"}

        """);
    assertThat(reader.usage()).isEqualTo(new Usage(6, 4, 12));
    assertThat(reader.unreadable()).as("data over two lines").isZero();
    read(
        true,
        """
        data: {"type":"message_start","message":{"usage":{"input_tokens":6,"output_tokens":0}}}

        data: {"type":"message_delta","delta":{"stop_reason":"max_tokens"},"usage":{"output_tokens":12,"cache_read_input_tokens":3}}

        """);
    assertThat(reader.usage()).isEqualTo(new Usage(6, 3, 12));
    assertThat(reader.finishReason()).contains("max_tokens");
    read(false, "{\"usage\":{\"prompt_tokens\":\"7\",\"completion_tokens\":null}}");
    assertThat(reader.usage()).isEqualTo(new Usage(7, -1, -1));
  }

  @Test
  void theLastOfContinuousUsageCounts() {
    read(
        true,
        """
        data: {"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":5,"completion_tokens":1}}

        data: {"choices":[{"delta":{"content":"b"}}],"usage":{"prompt_tokens":5,"completion_tokens":2}}

        """);
    assertThat(reader.usage()).isEqualTo(new Usage(5, -1, 2));
    assertThat(reader.contentEvents()).isEqualTo(2);
  }

  @Test
  void readsAPlainAnswer() {
    read(
        false,
        "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}],\"usage\":{"
            + "\"prompt_tokens\":1,\"completion_tokens\":2,\"prompt_tokens_details\":null}}");
    assertThat(reader.usage()).isEqualTo(new Usage(1, -1, 2));
    assertThat(reader.finishReason()).contains("stop");
    assertThat(reader.hasContent()).isTrue();
    assertThat(reader.unreadable()).isZero();
  }

  @Test
  void countsAndNamesErrors() {
    read(true, "event: error\ndata: {\"error\":{\"message\":\"gone\"}}\n\n");
    assertThat(reader.error()).isTrue();
    read(true, "data: {\"error\":{\"message\":\"gone\"}}\n\n");
    assertThat(reader.error()).isTrue();
    read(false, "{\"error\":\"no\"}");
    assertThat(reader.error()).isTrue();
    read(false, "{\"error\":null,\"incomplete_details\":null}");
    assertThat(reader.error()).isFalse();
    read(true, "event: message\ndata: {\"type\":\"error_free\"}\n\n");
    assertThat(reader.error()).isFalse();
  }

  @Test
  void whatIsNoJsonIsCountedAndPassedOver() {
    read(true, "data: {oops\n\ndata: [1,2]\n\ndata: [DONE\n\ndata: {}\n\ndata: [DONE] \n\n");
    assertThat(reader.events()).isEqualTo(5);
    assertThat(reader.unreadable()).isEqualTo(3);
    assertThat(reader.done()).isTrue();
    read(false, "<html>");
    assertThat(reader.unreadable()).isEqualTo(1);
    assertThat(reader.usage()).isEqualTo(Usage.UNKNOWN);
  }

  @Test
  void anEventThatStopsHalfWayIsNotCounted() {
    read(true, "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n");
    assertThat(reader.events()).isZero();
    assertThat(reader.hasContent()).isFalse();
    read(true, "data: {\"a\":1}\n\ndata: [DONE]");
    assertThat(reader.events()).isEqualTo(1);
    assertThat(reader.done()).isFalse();
  }

  @Test
  void linesWithoutDataAreNoEvents() {
    read(true, "\n\n: ping\n\nid: 7\nretry: 10\n\nevent: x\n\ndata\n\ndata:\n\n");
    assertThat(reader.events()).isZero();
  }

  @Test
  void allocatesNothingPerEvent() {
    byte[] event =
        "data: {\"choices\":[{\"delta\":{\"content\":\"h\u00e9 \\u00e9\"},\"finish_reason\":\"stop\"}]}\n\n"
            .getBytes(UTF_8);
    reader.begin(true);
    assertThat(Allocation.settled(0, 10_000, () -> reader.feed(event, 0, event.length))).isZero();
    assertThat(reader.contentEvents()).isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void followsEveryCapturedAnswer() {
    int streams = 0;
    for (Shared.Exchange exchange : Shared.exchanges()) {
      reader.begin(exchange.eventStream());
      for (int at = 0; at < exchange.body().length; at += 7) {
        reader.feed(exchange.body(), at, Math.min(exchange.body().length, at + 7));
      }
      reader.finish();
      boolean json = exchange.head().contains("json");
      if (exchange.eventStream() || json) {
        assertThat(reader.unreadable()).as(exchange.name()).isZero();
      }
      if (exchange.eventStream()) {
        streams++;
        assertThat(reader.contentEvents()).as(exchange.name()).isBetween(9, 12);
        boolean chatOrCompletion = exchange.path().contains("completions");
        assertThat(reader.done()).as(exchange.name()).isEqualTo(chatOrCompletion);
      }
      if (exchange.request().contains("include_usage") || exchange.path().contains("messages")) {
        assertThat(reader.usage().promptTokens()).as(exchange.name()).isPositive();
        assertThat(reader.usage().outputTokens()).as(exchange.name()).isPositive();
      }
      boolean openAiError = exchange.status() >= 400 && !exchange.name().contains("embeddings");
      if (json && openAiError) {
        assertThat(reader.error()).as(exchange.name()).isTrue();
      }
    }
    assertThat(streams).isGreaterThanOrEqualTo(7);
  }

  @Test
  void tellsTheUsageOfCapturedAnswers() {
    assertThat(usage("vllm-0.32.0/chat-stream-usage")).isEqualTo(new Usage(157, 128, 12));
    assertThat(usage("vllm-0.32.0/chat-stream-no-usage")).isEqualTo(Usage.UNKNOWN);
    assertThat(usage("vllm-0.32.0/chat-cached-prefix")).isEqualTo(new Usage(160, 128, 12));
    assertThat(usage("vllm-0.32.0/completion-stream-two-prompts")).isEqualTo(new Usage(154, 0, 12));
    assertThat(usage("vllm-0.32.0/responses")).isEqualTo(new Usage(6, 0, 12));
    assertThat(usage("vllm-0.32.0/messages-stream")).isEqualTo(new Usage(6, 0, 12));
    assertThat(usage("llama-server/chat-stream-usage")).isEqualTo(new Usage(303, 302, 12));
    assertThat(usage("llama-server/responses")).isEqualTo(new Usage(27, 4, 8));
  }

  private Usage usage(String exchange) {
    Shared.Exchange captured = Shared.exchange(exchange);
    reader.begin(captured.eventStream());
    reader.feed(captured.body(), 0, captured.body().length);
    reader.finish();
    return reader.usage();
  }

  private void read(boolean stream, String answer) {
    byte[] bytes = answer.getBytes(UTF_8);
    reader.begin(stream);
    reader.feed(bytes, 0, bytes.length);
    reader.finish();
  }
}
