package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  private final JsonText text = JsonText.create();

  @Test
  void keepsOrderAndDigits() {
    String json = "{\"z\":1.10,\"a\":[1e3,12345678901234567890],\"m\":null,\"é\":\"\\u0001😀\"}";
    assertThat(utf8(text.write(read(json)))).isEqualTo(json);
  }

  @Test
  void writingPieceByPieceGivesTheSameText() throws IOException {
    StringBuilder large = new StringBuilder("x\ud800");
    for (int i = 0; i < 10_000; i++) {
      large.append("\ud83d\ude00");
    }
    Json json = Json.of(List.of(large.toString(), Map.of("a", "y\udc00" + large), "\ud800"));
    StringWriter out = new StringWriter();
    text.writePretty(json, out);
    assertThat(out).hasToString(text.writePretty(json));
    assertThat(read(out.toString())).isEqualTo(json);
  }

  @Test
  void writesForPeople() {
    assertThat(text.writePretty(read("{\"a\":[1,{\"b\":{}}],\"c\":[]}")))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": {}
                }
              ],
              "c": []
            }
            """);
  }

  @Test
  void halfASurrogatePairSurvives() {
    String json = "[\"\\ud800\",\"x\\udc00y\"]";
    assertThat(utf8(text.write(read(json)))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes            | true",
        "Off            | false",
        "y              | true",
        "~              | null",
        "0644           | 420",
        "0o17           | 15",
        "0x1F           | 31",
        "-0b11          | -3",
        "1_000          | 1000",
        "08             | 8",
        "1e3            | 1e3",
        "+1.            | 1",
        ".5             | 0.5",
        "12345678901234567890123 | 12345678901234567890123",
        "1.10           | 1.10",
        "2026-01-01     | \"2026-01-01\"",
        "1:30           | \"1:30\"",
        "\"yes\"          | \"yes\"",
        "!!str 12       | \"12\"",
        "0.1.2          | \"0.1.2\"",
        "=              | \"=\"",
        "nUll           | \"nUll\"",
      })
  void understandsYamlScalarsAsKubectlDoes(String yaml, String json) {
    assertThat(utf8(text.write(read("a: " + yaml)))).isEqualTo("{\"a\":" + json + "}");
  }

  @Test
  void readsSeveralDocumentsWithAnchorsAndMerges() {
    List<Document> documents =
        text.readAll(
            bytes(
                """
                # comment
                base: &b {x: 1, z: [2]}
                other: {<<: *b, x: 3}
                1: one
                true: yes
                ---
                - *oops
                """
                    .replace("- *oops", "- last")));
    assertThat(documents).hasSize(2);
    assertThat(documents.get(0).root())
        .isEqualTo(
            read(
                "{\"base\":{\"x\":1,\"z\":[2]},\"other\":{\"x\":3,\"z\":[2]},\"1\":\"one\",\"true\":true}"));
    assertThat(documents.get(1).start()).isEqualTo(new Position(7, 1));
  }

  @Test
  void whatLooksLikeJsonMayBeYaml() {
    assertThat(read("{a: 1, 'b': [x, ]}")).isEqualTo(read("{\"a\":1,\"b\":[\"x\"]}"));
    List<Document> parted = text.readAll(bytes("{\"a\":1}\n---\n{\"b\":2}\n"));
    assertThat(parted).hasSize(2);
    assertThat(parted.get(1).position("/b")).isEqualTo(new Position(3, 2));
  }

  @Test
  void readsJsonValuesOneAfterTheOther() {
    List<Document> documents = text.readAll(bytes("{\"a\":1}\n {\"a\":\n  {\"b\":2}}[3]"));
    assertThat(documents)
        .extracting(d -> utf8(text.write(d.root())))
        .containsExactly("{\"a\":1}", "{\"a\":{\"b\":2}}", "[3]");
    assertThat(documents.get(1).start()).isEqualTo(new Position(2, 2));
    assertThat(documents.get(1).position("/a/b")).isEqualTo(new Position(3, 4));
    assertThatThrownBy(() -> text.read(bytes("{} {}")))
        .hasMessage("line 1, column 4: one document was expected, but there were 2");
    JsonText two = JsonText.create(l -> l.documents(2));
    assertThatThrownBy(() -> two.readAll(bytes("{}{}{}")))
        .hasMessage("line 1, column 5: the input has more than 2 documents");
  }

  @ParameterizedTest
  @CsvSource({
    "0, /a/b, 1, 8",
    "0, /c/b, 2, 1", // what an alias repeats stands where the alias does
    "0, /d, 3, 1",
    "0, /d/b, 3, 1",
    "0, /d/<<, 4, 3",
    "0, /d/~0~1, 5, 3",
    "1, '', 7, 1",
    "1, /f/0, 7, 5",
    "1, /f/1/g, 7, 11",
    "1, /f/2, 7, 1",
  })
  void findsPlacesInYaml(int document, String pointer, int line, int column) {
    String input = "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  ~/: 2\n---\nf: [é😀, {g: 3}]\n";
    assertThat(text.readAll(bytes(input)).get(document).position(pointer))
        .isEqualTo(new Position(line, column));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n \"é😀\": {\"b\": [1, 22]}}",
        "'é😀': {\n'x': 1,   'b': [1, 22]}",
        "é😀:\n   b:\n   - 1\n   - 22"
      })
  void findsPlacesAgainInUtf16Columns(String input) {
    Document document = text.read(bytes(input));
    String second = "/é😀/b/1";
    Position position = document.position(second);
    String[] lines = input.split("\n");
    assertThat(lines[position.line() - 1].substring(position.column() - 1)).startsWith("22");
    assertThat(document.position("/é😀/nothing/here")).isEqualTo(document.position("/é😀"));
    assertThat(document.position("/é😀").column()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2}  | 1 | 8 | /a | the name \"a\" is there twice in one object",
        "a: 1\\nb: 2\\na: 3 | 3 | 1 | /a | the name \"a\" is there twice in one mapping",
        "{\"a\": .nan}      | 1 | 7 | '' | Unexpected character ('.' (code 46))",
        "a: .nan            | 1 | 4 | /a | .nan is no number in JSON: leave an unknown value out",
        "a:\\n\\tb: 1       | 2 | 1 | /a | found character '\\t(TAB)'",
        "a: *b              | 1 | 4 | /a | no anchor is named \"b\"",
        "{\"a\":[1,,]}      | 1 | 9 | /a | Unexpected character (','",
        "{\"a\":1} x        | 1 | 9 | '' | Unrecognized token 'x'",
        "[1, 2              | 1 | 7 | '' | Unexpected end-of-input",
        "a: !!binary aG     | 1 | 4 | /a | !!binary must be the base64 of UTF-8",
        "? [1]\\n: 2        | 1 | 3 | '' | the name of a member must be a text",
        "a: 1\\n---\\nb: 2  | 3 | 1 | '' | one document was expected, but there were 2",
      })
  void saysWhatIsWrongAndWhere(String input, int line, int column, String pointer, String problem) {
    JsonTextException e =
        catchThrowableOfType(
            JsonTextException.class, () -> text.read(bytes(input.translateEscapes())));
    assertThat(e.problem()).startsWith(problem.translateEscapes().replace("\t(TAB)", "\\t(TAB)"));
    assertThat(e.pointer()).isEqualTo(pointer);
    assertThat(e.position().line()).isEqualTo(line);
    assertThat(e.getMessage()).startsWith(e.position() + ": ");
  }

  @Test
  void refusesWhatIsOverALimit() {
    overLimit("[".repeat(300) + "]".repeat(300));
    overLimit("- ".repeat(300) + "a");
    overLimit("a: &a [x,x,x,x,x,x,x,x,x]\n".concat(laughs(9)));
    overLimit("[" + "1".repeat(1001) + "]");
    overLimit("a: " + "1".repeat(1001));
    JsonText small = JsonText.create(l -> l.bytes(10));
    assertThatThrownBy(() -> small.read(new byte[11]))
        .hasMessageContaining("the input must have at most 10 bytes, but had 11");
    JsonText two = JsonText.create(l -> l.documents(2));
    assertThatThrownBy(() -> two.readAll(bytes("--- a\n--- b\n--- c")))
        .hasMessage("line 3, column 1: the input has more than 2 documents");
  }

  @Test
  void saysNothingOfTheInsidesOfTheParser() {
    assertThatThrownBy(() -> text.read(bytes("{\"a\": [1")))
        .hasMessage("line 1, column 9: Unexpected end-of-input: expected close marker for Array");
    assertThatThrownBy(() -> text.read(bytes("[".repeat(300) + "]".repeat(300))))
        .hasMessageEndingWith("Document nesting depth (201) exceeds the maximum allowed (200)");
  }

  @Test
  void refusesWrongUtf8() {
    byte[] yaml = {'a', ':', ' ', (byte) 0xC3, '\n'};
    byte[] json = {'[', '"', (byte) 0xC3, '"', ']'};
    byte[] overlong = {'[', '"', (byte) 0xC0, (byte) 0x80, '"', ']'};
    assertThatThrownBy(() -> text.read(overlong))
        .hasMessage("line 1, column 3: the input must be UTF-8");
    assertThatThrownBy(() -> text.read(yaml)).hasMessageContaining("must be UTF-8");
    assertThatThrownBy(() -> text.read(json)).isInstanceOf(JsonTextException.class);
  }

  @Test
  void anEmptyInputHasNoDocuments() {
    assertThat(text.readAll(bytes("# nothing\n"))).isEmpty();
    assertThatThrownBy(() -> text.read(bytes(""))).hasMessageContaining("there were 0");
  }

  @Test
  void yamlReadsBackAsTheSameValue() {
    Json json =
        read(
            "{\"a\":{\"b\":[1,{\"c\":\"yes\",\"d\":[[],{}]},[2,3]]},\"e\":\"x: y # z\",\"f\":\"\","
                + "\"g\":\"line\\nfeed\\u0007\\u2028😀\",\"12\":\"12\",\"h\":null,\"i\":\"1e3\",\"j\":0.5}");
    String yaml = text.writeYaml(json);
    assertThat(read(yaml)).as(yaml).isEqualTo(json);
    assertThat(yaml).contains("a:\n  b:\n  - 1\n  - c: \"yes\"\n");
  }

  private void overLimit(String input) {
    JsonTextException e =
        catchThrowableOfType(JsonTextException.class, () -> text.read(bytes(input)));
    assertThat(e).as(input).isNotNull();
    assertThat(e.code()).isEqualTo("json.over-limit");
  }

  /** Each line repeats the one before nine times. */
  private static String laughs(int lines) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      String before = String.valueOf((char) ('a' + i));
      String name = String.valueOf((char) ('b' + i));
      yaml.append(name).append(": &").append(name).append(" [");
      yaml.append(("*" + before + ",").repeat(9)).append("]\n");
    }
    return yaml.toString();
  }

  private Json read(String input) {
    return text.read(bytes(input)).root();
  }

  private static byte[] bytes(String input) {
    return input.getBytes(StandardCharsets.UTF_8);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
