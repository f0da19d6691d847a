package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.XxHash64;
import io.fairlead.servers.Shared;
import io.fairlead.servers.openai.RequestProblem.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private final RequestReader reader = new RequestReader(RequestLimits.DEFAULT);
  private final Prompt prompt = new Prompt();

  @Test
  void readsAChatRequest() {
    RequestFacts facts =
        chat(
            """
            {"model": "llama", "messages": [{"role": "system", "content": "Be brief."},
             {"role": "user", "content": "Hi\\u0021"}], "max_tokens": 12, "stream": true,
             "stream_options": {"include_usage": true}, "cache_salt": "tenant-a", "n": 2,
             "temperature": 0.5e1, "logit_bias": {"1": -1}}""");
    assertThat(facts.model()).isEqualTo("llama");
    assertThat(facts.stream()).isTrue();
    assertThat(facts.includeUsage()).isTrue();
    assertThat(facts.maxOutputTokens()).isEqualTo(12);
    assertThat(facts.salt()).contains("tenant-a");
    assertThat(facts.choices()).isEqualTo(2);
    assertThat(facts.prompts()).isEqualTo(1);
    assertThat(prompt.text()).isEqualTo("systemBe brief.userHi!");
    assertThat(facts.promptBytes()).isEqualTo(22);
    assertThat(facts.promptTokens()).isEqualTo(6);
  }

  @Test
  void whatIsNotSaidIsUnknown() {
    RequestFacts facts = chat("{\"model\":\"m\",\"messages\":[]}");
    assertThat(facts.stream()).isFalse();
    assertThat(facts.includeUsage()).isFalse();
    assertThat(facts.maxOutputTokens()).isEqualTo(-1);
    assertThat(facts.salt()).isEmpty();
    assertThat(facts.choices()).isEqualTo(1);
    assertThat(facts.promptTokens()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"max_tokens\":5,\"max_completion_tokens\":7', 7",
    "'\"max_completion_tokens\":7,\"max_tokens\":5', 7",
    "'\"max_completion_tokens\":null,\"max_tokens\":5', 5",
    "'\"max_tokens\":0', 0",
    "'\"max_tokens\":-1', -1",
    "'\"max_tokens\":1.5', -1",
    "'\"max_tokens\":\"9\"', -1",
    "'\"max_output_tokens\":9', -1",
  })
  void takesTheOutputLimitAsUpstreamDoes(String members, int expected) {
    assertThat(chat("{\"model\":\"m\"," + members + "}").maxOutputTokens()).isEqualTo(expected);
  }

  @Test
  void toolsPrecedeTheMessagesWhereverTheyStand() {
    String tools = "[ {\"type\":\"function\", \"function\":{\"name\":\"f\\n\"}} ]";
    String messages = "[{\"role\":\"user\",\"content\":\"hello\"}]";
    chat("{\"model\":\"m\",\"tools\":" + tools + ",\"messages\":" + messages + "}");
    assertThat(prompt.text()).isEqualTo(tools + "userhello");
    assertThat(prompt.restarts).isZero();
    prompt.restart();
    prompt.restarts = 0;
    RequestFacts late =
        chat("{\"model\":\"m\",\"messages\":" + messages + ",\"tools\":" + tools + "}");
    assertThat(prompt.text()).isEqualTo(tools + "userhello");
    assertThat(prompt.restarts).isEqualTo(1);
    assertThat(late.promptBytes()).isEqualTo(tools.length() + 9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[ ]"})
  void noToolsAreNoPartOfThePrompt(String tools) {
    chat(
        "{\"model\":\"m\",\"messages\":[{\"role\":\"u\",\"content\":\"x\"}],\"tools\":"
            + tools
            + "}");
    assertThat(prompt.text()).isEqualTo("ux");
    assertThat(prompt.restarts).isZero();
  }

  @Test
  void theRolePrecedesTheContentWhereverItStands() {
    chat(
        """
        {"messages":[{"content":"one","role":"user"},{"content":[{"text":"t","type":"text"},
        {"type":"text","text":"wo"}],"name":"x","role":"assistant"},{"role":"user","content":"three"},
        {"content":"no role"}],"model":"m"}""");
    assertThat(prompt.text()).isEqualTo("useroneassistanttwouserthreeno role");
    assertThat(prompt.restarts).isZero();
  }

  @Test
  void thePromptIsHandedOverWhileTheBodyArrives() {
    byte[] body = "{\"messages\":[{\"role\":\"user\",\"content\":\"0123456789".getBytes(UTF_8);
    reader.begin(RequestKind.CHAT, prompt);
    reader.feed(body, 0, body.length);
    assertThat(prompt.text()).isEqualTo("user0123456789");
  }

  @Test
  void assetsBecomePlaceholdersMadeFromTheirHash() {
    String url = "https://example.org/cat.png";
    RequestFacts facts =
        chat(
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"abcde\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"https:\\/\\/"
                + "example.org/cat.png\",\"detail\":\"low\"}}]}]}");
    long hash = XxHash64.hash(url.getBytes(UTF_8));
    StringBuilder expected = new StringBuilder("userabcde\0\0\0");
    for (int i = 0; i < 225; i++) {
      for (int b = 0; b < 4; b++) {
        expected.append((char) (hash >>> 8 * b & 0xFF));
      }
    }
    assertThat(prompt.latin1()).isEqualTo(expected.toString());
    assertThat(facts.assets()).isEqualTo(1);
    assertThat(facts.promptTokens()).isEqualTo(3 + 225);
  }

  @Test
  void readsACompletionsPromptInEveryForm() {
    RequestFacts one = completions("{\"model\":\"m\",\"prompt\":\"hello\"}");
    assertThat(prompt.text()).isEqualTo("hello");
    assertThat(one.prompts()).isEqualTo(1);
    prompt.restart();
    RequestFacts list = completions("{\"model\":\"m\",\"prompt\":[\"one\",\"two\",\"three\"]}");
    assertThat(prompt.text()).as("the first").isEqualTo("one");
    assertThat(list.prompts()).isEqualTo(3);
    prompt.restart();
    RequestFacts ids = completions("{\"model\":\"m\",\"prompt\":[1, 22,\n333]}");
    assertThat(prompt.ids).containsExactly(1, 22, 333);
    assertThat(ids.promptTokens()).isEqualTo(3);
    assertThat(ids.prompts()).isEqualTo(1);
    prompt.restart();
    RequestFacts lists = completions("{\"model\":\"m\",\"prompt\":[[1,2],[3,4,5]]}");
    assertThat(prompt.ids).containsExactly(1, 2);
    assertThat(lists.promptTokens()).isEqualTo(5);
    assertThat(lists.prompts()).isEqualTo(2);
  }

  @Test
  void handsOnThousandsOfTokenIds() {
    StringBuilder body = new StringBuilder("{\"model\":\"m\",\"prompt\":[0");
    for (int i = 1; i < 3_000; i++) {
      body.append(',').append(i);
    }
    assertThat(completions(body + "]}").promptTokens()).isEqualTo(3_000);
    assertThat(prompt.ids).hasSize(3_000).startsWith(0, 1, 2).endsWith(2_998, 2_999);
  }

  @Test
  void readsAResponsesRequestInUpstreamsFraming() {
    RequestFacts facts =
        read(
            RequestKind.RESPONSES,
            "{\"input\":\"hi\",\"model\":\"m\",\"max_output_tokens\":3,\"tools\":null,"
                + "\"instructions\":\"be \\\"brief\\\"\"}");
    assertThat(prompt.text())
        .isEqualTo("[{\"instructions\":\"be \\\"brief\\\"\"},{\"input\":\"hi\"}]");
    assertThat(facts.maxOutputTokens()).isEqualTo(3);
    assertThat(facts.promptBytes()).isEqualTo(prompt.size());
  }

  @Test
  void ofAnyOtherRequestOnlyModelAndStreamAreRead() {
    RequestFacts facts =
        read(RequestKind.OTHER, "{\"input\":[\"a\"],\"model\":\"e\",\"stream\":true}");
    assertThat(facts.model()).isEqualTo("e");
    assertThat(facts.stream()).isTrue();
    assertThat(prompt.text()).isEmpty();
    assertThat(read(RequestKind.OTHER, "{}").model()).isNull();
  }

  @Test
  void pathsTellTheKind() {
    assertThat(RequestKind.ofPath("/v1/chat/completions?x=1")).isEqualTo(RequestKind.CHAT);
    assertThat(RequestKind.ofPath("/v1/completions/")).isEqualTo(RequestKind.COMPLETIONS);
    assertThat(RequestKind.ofPath("/v1/responses")).isEqualTo(RequestKind.RESPONSES);
    assertThat(RequestKind.ofPath("/v1/my-completions")).isEqualTo(RequestKind.OTHER);
  }

  @Test
  void replacesNothingButTheModel() {
    String body = "{ \"a\":\"model\", \"model\" : \"old\\u0041\" , \"messages\":[], \"z\":1.50 }";
    RequestFacts facts = chat(body);
    assertThat(facts.model()).isEqualTo("oldA");
    assertThat(body.substring((int) facts.modelFrom(), (int) facts.modelTo()))
        .isEqualTo("\"old\\u0041\"");
    assertThat(new String(facts.withModel(body.getBytes(UTF_8), "n\"w\n\u00e9"), UTF_8))
        .isEqualTo(
            "{ \"a\":\"model\", \"model\" : \"n\\\"w\\n\u00e9\" , \"messages\":[], \"z\":1.50 }");
  }

  @Test
  void anInnerModelIsNotTheModel() {
    assertThat(problem("{\"x\":{\"model\":\"m\"},\"messages\":[{\"model\":\"m\"}]}").reason())
        .isEqualTo(Reason.MODEL_MISSING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1,} | a name in quotes is expected | 1 | 8",
        "{'a':1 'b' | a comma or } is expected | 1 | 8",
        "{'a' 1 | a colon is expected after a name | 1 | 6",
        "[1 2 | the body must be a JSON object, but was an array | 1 | 1",
        "{'a':01} | a comma or } is expected | 1 | 7",
        "{'a':-} | a number is not written as JSON demands | 1 | 7",
        "{'a':1.} | a number is not written as JSON demands | 1 | 8",
        "{'a':tru} | true, false or null is expected | 1 | 9",
        "{'a':'\\x'} | an escape that JSON does not have | 1 | 8",
        "{'a':'\\u12G4'} | four hexadecimal digits are expected after \\u | 1 | 11",
        "{'a':} | a value is expected | 1 | 6",
        "{'a':[1,]} | a value is expected | 1 | 9",
        "{'model':'m'} x | nothing more is expected after the document | 1 | 15",
        "{'model':'m'}{} | nothing more is expected after the document | 1 | 14",
        "{'model':7} | model must be a text (the name of a model) | 1 | 11",
        "{'model':null} | model must be a text (the name of a model) | 1 | 14",
        "{'model':['m']} | model must be a text (the name of a model) | 1 | 10",
        "{'model':'m','model':'n'} | model is there twice (leave one out) | 1 | 21",
        "{'messages':[],'messages':[]} | messages is there twice (leave one out) | 1 | 26",
        "nul | the document ends in the middle | 1 | 4",
        "7 | the body must be a JSON object, but was a number | 1 | 2",
        "\"m\" | the body must be a JSON object, but was a text | 1 | 1",
        "{ | the document ends in the middle | 1 | 2",
        "{'model':'m | the document ends in the middle | 1 | 12",
      })
  void tellsWhatIsWrongAndWhere(String body, String message, int line, int column) {
    RequestProblem problem = problem(body.replace('\'', '"'));
    assertThat(problem.message()).contains(message);
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isEqualTo(column);
    assertThat(problem.reason().httpStatus()).isEqualTo(400);
  }

  @Test
  void tellsTheLineOfALongBody() {
    RequestProblem problem = problem("{\n  \"model\": \"m\",\n  \"n\" 2\n}");
    assertThat(problem.message())
        .isEqualTo(
            "the body is not valid JSON: a colon is expected after a name, at line 3, column 7"
                + " (byte 24)");
    assertThat(problem.offset()).isEqualTo(24);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    for (byte[] wrong :
        List.of(
            bytes(0xFF),
            bytes(0xC0, 0x80),
            bytes(0xED, 0xA0, 0x80),
            bytes(0xF5, 0x80, 0x80, 0x80),
            bytes(0xE2, 0x82),
            bytes(0x80))) {
      byte[] body = ("{\"model\":\"" + new String(wrong, ISO_8859_1) + "\"}").getBytes(ISO_8859_1);
      assertThat(outcome(RequestKind.CHAT, body, body.length))
          .isInstanceOfSatisfying(
              RequestProblem.class, p -> assertThat(p.message()).contains("valid UTF-8"));
    }
    byte[] control = "{\"model\":\"a\nb\"}".getBytes(UTF_8);
    assertThat(((RequestProblem) outcome(RequestKind.CHAT, control, 3)).message())
        .contains("a control character in a text must be escaped (it is 0xa)");
  }

  @Test
  void aLoneHalfOfAPairBecomesTheReplacementCharacter() {
    assertThat(chat("{\"model\":\"\\ud83d\\ude00\"}").model()).isEqualTo("\ud83d\ude00");
    assertThat(chat("{\"model\":\"a\\ud83db\"}").model()).isEqualTo("a\ufffdb");
    assertThat(chat("{\"model\":\"\\ud83d\"}").model()).isEqualTo("\ufffd");
    assertThat(chat("{\"model\":\"\\ude00\\n\"}").model()).isEqualTo("\ufffd\n");
    assertThat(chat("{\"model\":\"\\ud83d\\ud83d\\ude00\"}").model())
        .isEqualTo("\ufffd\ud83d\ude00");
    assertThat(chat("{\"model\":\"\\ud83d\\t\"}").model()).isEqualTo("\ufffd\t");
  }

  @Test
  void aMissingOrEmptyModelIsNamed() {
    for (String body : List.of("{}", "{\"model\":\"\"}", "{\"model\":\"  \"}")) {
      RequestProblem problem = problem(body);
      assertThat(problem.reason()).isEqualTo(Reason.MODEL_MISSING);
      assertThat(problem.param()).isEqualTo("model");
    }
    assertThat(problem("").reason()).isEqualTo(Reason.MALFORMED_JSON);
    assertThat(problem("").message()).contains("the document is empty");
  }

  @Test
  void limitsAreKept() {
    RequestReader small = new RequestReader(new RequestLimits(100, 5, 20));
    assertThat(reason(small, "{\"a\":" + " ".repeat(100) + "1}")).isEqualTo(Reason.BODY_TOO_LARGE);
    assertThat(reason(small, "{\"a\":[[[[[1]]]]]}")).isEqualTo(Reason.TOO_DEEP);
    assertThat(reason(small, "{\"a\":\"" + "x".repeat(21) + "\"}")).isEqualTo(Reason.TEXT_TOO_LONG);
    assertThat(reason(small, "{\"model\":\"m\",\"a\":[[[[1]]]],\"b\":\"" + "x".repeat(20) + "\"}"))
        .isNull();
    assertThat(problem("{\"model\":\"" + "x".repeat(5_000) + "\"}").reason())
        .isEqualTo(Reason.MODEL_INVALID);
    assertThat(Reason.BODY_TOO_LARGE.httpStatus()).isEqualTo(413);
    assertThat(Reason.BODY_TOO_LARGE.code()).isEqualTo("body_too_large");
  }

  private static Reason reason(RequestReader reader, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    reader.begin(RequestKind.CHAT, PromptSink.NONE);
    reader.feed(bytes, 0, bytes.length);
    return reader.finish() instanceof RequestProblem problem ? problem.reason() : null;
  }

  @Test
  void aRefusedBodyIsNotReadOn() {
    reader.begin(RequestKind.CHAT, prompt);
    assertThat(reader.feed("{]".getBytes(UTF_8), 0, 2)).isFalse();
    assertThat(reader.feed("{}".getBytes(UTF_8), 0, 2)).isFalse();
    assertThat(reader.finish()).isSameAs(reader.finish()).isInstanceOf(RequestProblem.class);
  }

  @Test
  void readsTheSameWhereverTheBodyIsSplit() {
    String[] bodies = {
      "{\"messages\":[{\"content\":\"h\\u00e9\\ud83d\\ude00 \u00e9\ud83d\ude00\",\"role\":\"user\"},"
          + "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"u\"}},"
          + "{\"type\":\"text\",\"text\":\"x\"}]}],\"tools\":[{\"a\":1.5e3}],\"model\":\"m\\n\","
          + "\"stream\":true,\"max_tokens\":12}",
      "{\"prompt\":[[1,23,456],[7]],\"model\":\"m\",\"n\":3}",
      "{\"input\":[{\"a\":\"\\\\\"}], \"tools\": [1] ,\"model\":\"m\",\"instructions\":\"i\" }"
    };
    RequestKind[] kinds = {RequestKind.CHAT, RequestKind.COMPLETIONS, RequestKind.RESPONSES};
    for (int i = 0; i < bodies.length; i++) {
      byte[] body = bodies[i].getBytes(UTF_8);
      RequestOutcome whole = outcome(kinds[i], body, body.length);
      assertThat(whole).isInstanceOf(RequestFacts.class);
      byte[] text = prompt.bytes();
      List<Integer> ids = List.copyOf(prompt.ids);
      for (int split = 0; split <= body.length; split++) {
        assertThat(outcome(kinds[i], body, split)).as("split at %d", split).isEqualTo(whole);
        assertThat(prompt.bytes()).as("split at %d", split).isEqualTo(text);
        assertThat(prompt.ids).isEqualTo(ids);
      }
    }
  }

  @Test
  void readsEveryCapturedRequest() {
    int read = 0;
    for (Shared.Exchange exchange : Shared.exchanges()) {
      if (exchange.request().isEmpty() || !exchange.request().contains("\"model\"")) {
        continue;
      }
      RequestKind kind = RequestKind.ofPath(exchange.path());
      RequestFacts facts = read(kind, exchange.request());
      assertThat(facts.model()).as(exchange.name()).isNotBlank();
      assertThat(facts.stream()).as(exchange.name()).isEqualTo(exchange.eventStream());
      if (kind != RequestKind.OTHER) {
        assertThat(facts.promptTokens()).as(exchange.name()).isPositive();
      }
      read++;
    }
    assertThat(read).isGreaterThan(20);
  }

  private RequestFacts chat(String body) {
    return read(RequestKind.CHAT, body);
  }

  private RequestFacts completions(String body) {
    return read(RequestKind.COMPLETIONS, body);
  }

  private RequestFacts read(RequestKind kind, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    RequestOutcome outcome = outcome(kind, bytes, bytes.length);
    assertThat(outcome).isInstanceOf(RequestFacts.class);
    return (RequestFacts) outcome;
  }

  private RequestProblem problem(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    RequestOutcome outcome = outcome(RequestKind.CHAT, bytes, bytes.length);
    assertThat(outcome).isInstanceOf(RequestProblem.class);
    return (RequestProblem) outcome;
  }

  private RequestOutcome outcome(RequestKind kind, byte[] body, int split) {
    prompt.restart();
    prompt.restarts = 0;
    reader.begin(kind, prompt);
    if (reader.feed(body, 0, split)) {
      reader.feed(body, split, body.length);
    }
    return reader.finish();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void aBodyFullOfTinyVideosDoesNotBecomeAThousandTimesAsMuchPrompt() {
    byte[] body =
        ("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":["
                + "{\"video_url\":\"\"},".repeat(20_000)
                + "{}]}]}")
            .getBytes(StandardCharsets.UTF_8);
    RequestReader reader = new RequestReader(RequestLimits.DEFAULT);
    reader.begin(RequestKind.CHAT, PromptSink.NONE);
    reader.feed(body, 0, body.length);

    RequestFacts facts = (RequestFacts) reader.finish();

    assertThat(facts.assets()).isEqualTo(20_000);
    assertThat(facts.promptBytes()).isLessThan(8L << 20);
  }
}
