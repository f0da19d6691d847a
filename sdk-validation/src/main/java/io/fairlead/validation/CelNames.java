package io.fairlead.validation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Field names as rules write them: what CEL cannot spell is escaped. */
final class CelNames {

  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private CelNames() {}

  /** Whether CEL has another use for a word; as the name of a field it may be written as it is. */
  static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  /** Returns the name for rules, or {@code null} if rules cannot reach the field. */
  static @Nullable String escape(String name) {
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      return null;
    }
    if (RESERVED.contains(name)) {
      return "__" + name + "__";
    }
    if (isPlain(name)) {
      return name;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' && i + 1 < name.length() && name.charAt(i + 1) == '_') {
        out.append("__underscores__");
        i++;
      } else if (c == '.') {
        out.append("__dot__");
      } else if (c == '-') {
        out.append("__dash__");
      } else if (c == '/') {
        out.append("__slash__");
      } else if (c == '_' || c < 128 && Character.isLetterOrDigit(c)) {
        out.append(c);
      } else {
        return null;
      }
    }
    return out.toString();
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  /** Returns the name of the field that a rule means. */
  static String unescape(String written) {
    if (!written.contains("__")) {
      return written;
    }
    if (written.length() > 4 && written.startsWith("__") && written.endsWith("__")) {
      String inner = written.substring(2, written.length() - 2);
      if (RESERVED.contains(inner)) {
        return inner;
      }
    }
    return written
        .replace("__dot__", ".")
        .replace("__dash__", "-")
        .replace("__slash__", "/")
        .replace("__underscores__", "__");
  }
}
