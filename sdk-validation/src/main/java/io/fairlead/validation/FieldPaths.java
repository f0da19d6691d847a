package io.fairlead.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code fieldPath} of a rule: {@code .spec.name} or {@code .labels['a/b']}. */
final class FieldPaths {

  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\\]]+)|\\['((?:[^'\\\\]|\\\\.)*)'\\]");

  private FieldPaths() {}

  /** Whether a path leads to a field that the schema has. */
  static boolean isValid(Schema schema, String text) {
    Schema at = schema;
    int i = 0;
    while (i < text.length()) {
      Matcher step = STEP.matcher(text).region(i, text.length());
      if (!step.lookingAt()) {
        return false;
      }
      String plain = step.group(1);
      String name = plain == null ? step.group(2).replace("\\'", "'") : plain;
      Schema next = at.properties.isEmpty() ? at.additional : at.properties.get(name);
      if (next == null) {
        return false;
      }
      at = next;
      i = step.end();
    }
    return true;
  }

  /** Returns the place below a path; what cannot be read is left out. */
  static Path below(Path from, Schema schema, String text) {
    Path path = from;
    Schema at = schema;
    int i = 0;
    while (i < text.length()) {
      String name;
      if (text.charAt(i) == '[') {
        int end = text.indexOf(']', i);
        if (end < 0) {
          return path;
        }
        String key = text.substring(i + 1, end);
        boolean quoted = key.length() >= 2 && (key.charAt(0) == '\'' || key.charAt(0) == '"');
        name = quoted ? key.substring(1, key.length() - 1).replace("\\'", "'") : key;
        i = end + 1;
      } else {
        int start = text.charAt(i) == '.' ? i + 1 : i;
        int end = start;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
          end++;
        }
        name = text.substring(start, end);
        i = Math.max(end, i + 1);
      }
      boolean key = at.additional != null && !at.properties.containsKey(name);
      path = key ? path.key(name) : path.child(name);
      Schema next = at.properties.getOrDefault(name, at.additional);
      at = next == null ? new Schema() : next;
    }
    return path;
  }
}
