package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * YAML means what kubectl means: each row of {@code kubectl-yaml.tsv} holds what a Go program with
 * kubectl's own reader answered, and, where ours is another on purpose, ours and the reason.
 */
class YamlAsKubectlTest {

  private static final String REFUSED = "refused";
  private static final Pattern ESCAPED = Pattern.compile("\\\\[nrt\\\\]");

  private final JsonText text = JsonText.create();

  private record Row(String yaml, String kubectl, String ours, String why) {}

  @Test
  void readsWhatKubectlReadsAndRefusesWhatItRefuses() throws IOException {
    List<String> differences = new ArrayList<>();
    List<Row> rows = rows();
    for (Row row : rows) {
      String expected = row.ours().isEmpty() ? row.kubectl() : row.ours();
      String actual = answer(row.yaml());
      if (!comparable(expected).equals(comparable(actual))) {
        differences.add(row.yaml() + "\t" + expected + "\t" + actual);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(rows).hasSizeGreaterThan(300);
  }

  @Test
  void eachDifferenceIsOneAndHasItsReason() throws IOException {
    for (Row row : rows()) {
      if (!row.ours().isEmpty()) {
        assertThat(row.why()).as(row.yaml()).isNotEmpty();
        assertThat(comparable(row.ours())).as(row.yaml()).isNotEqualTo(comparable(row.kubectl()));
      }
    }
  }

  private String answer(String yaml) {
    try {
      List<Document> documents =
          text.readAll(
              ESCAPED
                  .matcher(yaml)
                  .replaceAll(m -> Matcher.quoteReplacement(m.group().translateEscapes()))
                  .getBytes(StandardCharsets.UTF_8));
      Json root = documents.isEmpty() ? Json.Null.NULL : documents.get(0).root();
      return new String(text.write(root), StandardCharsets.UTF_8);
    } catch (JsonTextException e) {
      return REFUSED;
    }
  }

  /** Numbers by value, names in order, anything that is refused alike. */
  private Object comparable(String answer) {
    if (answer.equals("error") || answer.equals(REFUSED)) {
      return REFUSED;
    }
    byte[] list = ('[' + answer + ']').getBytes(StandardCharsets.UTF_8);
    return comparable(text.read(list).root());
  }

  private static Object comparable(Json json) {
    if (json instanceof Json.Num number) {
      BigDecimal value = new BigDecimal(number.text());
      return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    } else if (json instanceof Json.Arr list) {
      return list.items().stream().map(YamlAsKubectlTest::comparable).toList();
    } else if (json instanceof Json.Obj object) {
      Map<String, Object> members = new TreeMap<>();
      object.members().forEach((name, value) -> members.put(name, comparable(value)));
      return members;
    }
    return json;
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(YamlAsKubectlTest.class.getResourceAsStream("kubectl-yaml.tsv"))) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : table.split("\n")) {
        if (!line.startsWith("# YAML")) {
          String[] cells = (line + "\t\t\t").split("\t", -1);
          rows.add(new Row(cells[0], cells[1], cells[2], cells[3]));
        }
      }
    }
    return rows;
  }
}
