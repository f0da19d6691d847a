package io.fairlead.compliance;

/** Text in XML and HTML. */
final class Markup {

  private Markup() {}

  /** Returns the text with what markup means replaced; characters XML does not allow become '?'. */
  static String escaped(String text) {
    StringBuilder result = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> result.append("&amp;");
        case '<' -> result.append("&lt;");
        case '>' -> result.append("&gt;");
        case '"' -> result.append("&quot;");
        case '\'' -> result.append("&#39;");
        default -> i += plain(result, text, i);
      }
    }
    return result.toString();
  }

  private static int plain(StringBuilder result, String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1))) {
      result.append(c).append(text.charAt(at + 1));
      return 1;
    }
    boolean allowed =
        (c >= ' ' || c == '\n' || c == '\t' || c == '\r')
            && !Character.isSurrogate(c)
            && c != '\ufffe'
            && c != '\uffff';
    result.append(allowed ? c : '?');
    return 0;
  }
}
