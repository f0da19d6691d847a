package io.fairlead.autoscale.replay;

import java.util.Locale;

/** Text of one inline picture: elements in the order in which they are painted. */
final class Svg {

  static final int WIDTH = 1000;

  /** Where the plot begins and ends, from the left. */
  static final int LEFT = 64;

  static final int RIGHT = 16;

  private final StringBuilder text = new StringBuilder();
  private final int height;

  Svg(int height, String label) {
    this.height = height;
    text.append("<svg role=\"img\" viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(height)
        .append("\" aria-label=\"")
        .append(escaped(label))
        .append("\">\n");
  }

  int height() {
    return height;
  }

  Svg line(double x1, double y1, double x2, double y2, String css) {
    text.append("<line x1=\"")
        .append(number(x1))
        .append("\" y1=\"")
        .append(number(y1))
        .append("\" x2=\"")
        .append(number(x2))
        .append("\" y2=\"")
        .append(number(y2))
        .append("\" class=\"")
        .append(css)
        .append("\"/>\n");
    return this;
  }

  Svg path(CharSequence path, String css, String title) {
    if (path.length() > 0) {
      text.append("<path d=\"").append(path).append("\" class=\"").append(css).append("\">");
      text.append(title.isEmpty() ? "" : "<title>" + escaped(title) + "</title>");
      text.append("</path>\n");
    }
    return this;
  }

  Svg rect(double x, double y, double width, double height, String css, String title) {
    text.append("<rect x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" width=\"")
        .append(number(Math.max(0, width)))
        .append("\" height=\"")
        .append(number(Math.max(0, height)))
        .append("\" class=\"")
        .append(css)
        .append("\">")
        .append(title.isEmpty() ? "" : "<title>" + escaped(title) + "</title>")
        .append("</rect>\n");
    return this;
  }

  Svg dot(double x, double y, double radius, String css) {
    text.append("<circle cx=\"")
        .append(number(x))
        .append("\" cy=\"")
        .append(number(y))
        .append("\" r=\"")
        .append(number(radius))
        .append("\" class=\"")
        .append(css)
        .append("\"/>\n");
    return this;
  }

  /** {@code anchor} is start, middle or end. */
  Svg words(double x, double y, String anchor, String css, String words) {
    text.append("<text x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" text-anchor=\"")
        .append(anchor)
        .append("\" class=\"")
        .append(css)
        .append("\">")
        .append(escaped(words))
        .append("</text>\n");
    return this;
  }

  String end() {
    return text + "</svg>\n";
  }

  /** A coordinate with a tenth of a unit, which no screen resolves. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** For text and attributes of HTML; what XML has no place for becomes a question mark. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                  boolean control = c < 0x20 && c != '\n' && c != '\t';
                  escaped.appendCodePoint(
                      control || (c >= 0xD800 && c <= 0xDFFF) || c > 0xFFFD && c < 0x10000
                          ? '?'
                          : c);
                }
              }
            });
    return escaped.toString();
  }
}
