package io.fairlead.jackson;

import java.util.ArrayDeque;
import java.util.Deque;

/** The way from the root of a document to the value that is being read. */
final class Pointers {

  private final Deque<Object> steps = new ArrayDeque<>();

  void enter(String name) {
    steps.addLast(name);
  }

  void enter(int index) {
    steps.addLast(index);
  }

  void leave() {
    steps.removeLast();
  }

  /** Returns the JSON pointer, RFC 6901. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      text.append('/').append(escaped(step.toString()));
    }
    return text.toString();
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Whether {@code prefix} is the pointer of the value {@code pointer} or of an ancestor of it. */
  static boolean leadsTo(String prefix, String pointer) {
    return pointer.startsWith(prefix)
        && (pointer.length() == prefix.length() || pointer.charAt(prefix.length()) == '/');
  }
}
