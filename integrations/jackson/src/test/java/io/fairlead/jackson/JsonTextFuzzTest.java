package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextFuzzTest {

  private final JsonText text = JsonText.create(l -> l.values(100_000).depth(100));

  @Test
  void jsonEitherReadsAndWritesBackOrIsRefused() {
    Fuzz.seeded(1)
        .corpus("{\"a\":[1,2.5e-3,\"x\\u00e9\",null,true],\"b\":{\"c\":{}}}", "[[[]]]", "[\"😀\"]")
        .tokens("{", "}", "[", "]", ",", ":", "\"", "\\u", "1e9", "-", "null", "\ud83d\ude00")
        .run(200_000, this::readsBack);
  }

  @Test
  void yamlEitherReadsAndWritesBackOrIsRefused() {
    Fuzz.seeded(2)
        .corpus(
            "a: 1\nb:\n- x\n- {y: 'z', w: \"q\"}\n",
            "base: &b {x: 1}\nc: {<<: *b}\n---\n- 0644\n- yes\n- .5\n",
            "t: |\n  text\n  more\nu: >-\n  folded\n  line\n",
            "{a: [b: 1, 'c', \"\\x41\"], ? d : e}\n--- !!map\n? - f\n: !t 1\n",
            "a: &x {<<: {b: 1}, c: 2}\nd: {<<: [*x, {e: !!int \"3\"}]}\n1.50: !!binary aGk=\n")
        .tokens(
            "- ", ": ", "\n", "&a ", "*a", "<<", "---\n", "  ", "|", ">", "'", "\"", "? ", "!!str ")
        .tokens(
            "!!float ",
            "!!null ",
            "! ",
            "1_0.5",
            "0x_1",
            ".5",
            "1e999",
            "\t",
            "\r",
            "#",
            "%",
            "...")
        .run(100_000, this::readsBack);
  }

  private void readsBack(byte[] input) {
    try {
      for (Document document : text.readAll(input)) {
        Json root = document.root();
        assertThat(text.read(text.write(new Json.Arr(List.of(root)))).root())
            .isEqualTo(new Json.Arr(List.of(root)));
        String yaml = text.writeYaml(root);
        assertThat(text.readAll(yaml.getBytes(StandardCharsets.UTF_8)))
            .singleElement()
            .extracting(Document::root)
            .isEqualTo(root);
        assertThat(document.position("/a/0")).isNotNull();
      }
    } catch (JsonTextException refused) {
      assertThat(refused.position().line()).isPositive();
    }
  }
}
