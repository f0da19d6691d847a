package io.fairlead.dra.authoring;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes values and paths as CEL. */
final class CelText {

  /** Names that cannot follow a dot: words of the grammar, and what other parsers reserve. */
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private CelText() {}

  static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                  if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029) {
                    out.append(String.format("\\u%04x", c));
                  } else {
                    out.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c);
                  }
                }
              }
            });
    return out.append('"').toString();
  }

  static String list(Collection<String> written) {
    return written.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  /** Returns for example {@code device.attributes["d"].id}. */
  static String value(String field, String domain, String id) {
    return map(field, domain) + (RESERVED.contains(id) ? '[' + text(id) + ']' : "." + id);
  }

  /** Returns a test that the value is there. */
  static String test(String field, String domain, String id) {
    return RESERVED.contains(id)
        ? text(id) + " in " + map(field, domain)
        : "has(" + value(field, domain, id) + ')';
  }

  private static String map(String field, String domain) {
    return "device." + field + '[' + text(domain) + ']';
  }
}
