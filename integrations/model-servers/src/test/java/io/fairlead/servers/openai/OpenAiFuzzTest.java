package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.fairlead.fuzz.Fuzz;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenAiFuzzTest {

  private static final JsonFactory ORACLE =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
          .build();

  /** Half of a pair of surrogates, which Jackson takes in an escape. */
  private static final Pattern HALF =
      Pattern.compile("(?i)(?<!\\\\ud[89ab]..)\\\\ud[c-f]|\\\\ud[89ab](?!..\\\\ud[c-f])");

  private static final String[] BODIES = {
    "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"h\\u00e9\\ud83d\\ude00\"}]}",
    "{\"messages\":[{\"content\":[{\"type\":\"text\",\"text\":\"a\\nb\"},{\"image_url\":{\"url\":"
        + "\"u\"}}],\"role\":\"user\"}],\"tools\":[{\"f\":[1,2.5e-3,true,null]}],\"model\":\"m\"}",
    "{\"prompt\":[[1,2,3],[4]],\"model\":\"\u00e9\ud83d\ude00\",\"stream\":false,\"n\":-0}",
    "{\"input\":[{\"a\":{}}],\"instructions\":null,\"model\":\"m\",\"max_output_tokens\":1E+2}",
    "[]",
    "\"x\"",
    "{}"
  };

  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\ud83d",
    "\\ude00",
    "null",
    "true",
    "0",
    "-",
    ".5",
    "e9",
    "\"model\":",
    "\"role\":",
    "\"content\":",
    "\"tools\":[1],",
    "\n",
    "\t",
    "\u00e9",
    "\0"
  };

  @Test
  void noBodyBreaksAReaderAndHowItIsSplitDoesNotMatter() {
    RequestReader one = new RequestReader(new RequestLimits(4_096, 20, 1_000));
    RequestReader two = new RequestReader(new RequestLimits(4_096, 20, 1_000));
    Prompt whole = new Prompt();
    Prompt split = new Prompt();
    RequestKind[] kinds = RequestKind.values();
    Fuzz.seeded(41)
        .corpus(BODIES)
        .tokens(TOKENS)
        .run(
            150_000,
            input -> {
              RequestKind kind = kinds[(input.length + (input.length > 0 ? input[0] : 0)) & 3];
              whole.restart();
              split.restart();
              one.begin(kind, whole);
              one.feed(input, 0, input.length);
              two.begin(kind, split);
              int step = 1 + input.length % 5;
              for (int at = 0; at < input.length; at += step) {
                if (!two.feed(input, at, Math.min(input.length, at + step))) {
                  break;
                }
              }
              RequestOutcome outcome = one.finish();
              RequestOutcome other = two.finish();
              if (input.length > 4_096) {
                assertThat(outcome).isInstanceOf(RequestProblem.class);
                return;
              }
              assertThat(other).isEqualTo(outcome);
              if (outcome instanceof RequestFacts facts) {
                assertThat(split.bytes()).isEqualTo(whole.bytes());
                assertThat(split.ids).isEqualTo(whole.ids);
                assertThat(facts.promptBytes()).isEqualTo(whole.size());
              }
            });
  }

  @Test
  void acceptsExactlyWhatIsJson() {
    Fuzz.seeded(42)
        .corpus(BODIES)
        .tokens(TOKENS)
        .run(
            100_000,
            input -> {
              int first = 0;
              while (first < input.length && input[first] <= ' ' && input[first] > 0) {
                first++;
              }
              if (first == input.length || input[first] != '{' && input[first] != '[') {
                return; // a body is an object
              }
              JsonScanner scanner = new JsonScanner(new JsonEvents() {}, 20, 1 << 20);
              boolean right = scanner.feed(input, 0, input.length) && scanner.finish();
              String problem = oracleSays(input);
              boolean stricter = HALF.matcher(new String(input, UTF_8)).find();
              if (!stricter && !problem.contains("depth")) {
                assertThat(right).as(problem + scanner.problem()).isEqualTo(problem.isEmpty());
              }
            });
  }

  /** Reads with Jackson alone: what YAML would make of it does not count. */
  private static String oracleSays(byte[] input) {
    try {
      // Jackson takes overlong forms and surrogates in UTF-8; the JDK does not
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
      try (JsonParser parser = ORACLE.createParser(text)) {
        int open = 0;
        do {
          JsonToken token = parser.nextToken();
          if (token == null) {
            return "ends early";
          }
          open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (open > 0);
        return parser.nextToken() == null ? "" : "has more than one value";
      }
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void noAnswerBreaksAReaderAndHowItIsSplitDoesNotMatter() {
    AnswerReader whole = new AnswerReader();
    AnswerReader split = new AnswerReader();
    Fuzz.seeded(43)
        .corpus(
            "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: [DONE]\n\n",
            "event: error\r\ndata: {\"error\":{}}\r\n\r\n: c\r\rdata: {\"delta\":\"x\"}\r\r",
            "data: {\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\n"
                + "data: \"prompt_tokens_details\":{\"cached_tokens\":3}}}\n\n",
            "{\"usage\":{\"prompt_tokens\":1},\"choices\":[{\"finish_reason\":\"stop\"}]}")
        .tokens(
            "data", "data: ", "\n", "\r", "\n\n", ":", "[DONE]", "{", "}", "\"usage\":{", "\ufeff")
        .run(
            150_000,
            input -> {
              boolean stream = input.length % 4 != 0;
              whole.begin(stream);
              whole.feed(input, 0, input.length);
              whole.finish();
              split.begin(stream);
              int step = 1 + input.length % 7;
              for (int at = 0; at < input.length; at += step) {
                split.feed(input, at, Math.min(input.length, at + step));
              }
              split.finish();
              assertThat(split.events()).isEqualTo(whole.events());
              assertThat(split.contentEvents()).isEqualTo(whole.contentEvents());
              assertThat(split.hasContent()).isEqualTo(whole.hasContent());
              assertThat(split.usage()).isEqualTo(whole.usage());
              assertThat(split.done()).isEqualTo(whole.done());
              assertThat(split.error()).isEqualTo(whole.error());
              assertThat(split.finishReason()).isEqualTo(whole.finishReason());
              assertThat(split.unreadable()).isEqualTo(whole.unreadable());
            });
  }

  @Test
  void noModelsAnswerBreaksItsReader() {
    Fuzz.seeded(44)
        .corpus(
            "{\"object\":\"list\",\"data\":[{\"id\":\"a\",\"parent\":\"b\",\"max_model_len\":9}]}")
        .tokens(TOKENS)
        .run(50_000, ModelsAnswer::read);
  }
}
