package io.fairlead.compliance;

/** Text in XML and HTML. */
final class Markup {

  private Markup() {}

  /** Returns {@link Visible} text with what markup means replaced. */
  static String escaped(String text) {
    String visible = Visible.text(text);
    StringBuilder result = new StringBuilder(visible.length() + 16);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> result.append("&amp;");
        case '<' -> result.append("&lt;");
        case '>' -> result.append("&gt;");
        case '"' -> result.append("&quot;");
        case '\'' -> result.append("&#39;");
        default -> result.append(c);
      }
    }
    return result.toString();
  }
}
