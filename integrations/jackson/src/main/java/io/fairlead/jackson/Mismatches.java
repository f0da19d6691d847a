package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Notes the values that do not fit their fields. One parser, one thread. */
final class Mismatches {

  private static final int MOST = 100;

  private final JsonParser parser;
  private final Places places;
  private final List<ReadProblem> problems = new ArrayList<>(0);

  /** Says where the parser's present token is. */
  @FunctionalInterface
  interface Places {
    Position of(String pointer);
  }

  Mismatches(JsonParser parser, Places places) {
    this.parser = parser;
    this.places = places;
  }

  /** Returns what was noted so far, and starts afresh. */
  List<ReadProblem> take() {
    if (problems.isEmpty()) {
      return List.of();
    }
    List<ReadProblem> taken = List.copyOf(problems);
    problems.clear();
    return taken;
  }

  /** Notes that the value that the parser stands on breaks a rule. */
  void add(String rule) throws IOException {
    if (problems.size() < MOST) {
      String pointer = parser.getParsingContext().pathAsPointer().toString();
      Position place = places.of(pointer);
      JsonToken token = parser.currentToken();
      problems.add(
          new ReadProblem(
              pointer,
              place.line(),
              place.column(),
              "the value must be " + rule + ", but was " + shown(token),
              hint(rule, token)));
    }
  }

  private String shown(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "the text \"" + shortened(parser.getText()) + '"';
      default -> shortened(parser.getText());
    };
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  private String hint(String rule, JsonToken token) throws IOException {
    if (rule.startsWith("a text") && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      return "put it in quotes";
    }
    if (token == JsonToken.VALUE_STRING && rule.contains("whole number")) {
      return parser.getText().matches("-?\\d{1,19}") ? "leave the quotes away" : "";
    }
    return rule.equals("a list") && token == JsonToken.START_OBJECT
        ? "in YAML, items begin with a dash"
        : "";
  }
}
