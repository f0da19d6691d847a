package io.fairlead.cel;

import io.fairlead.kernel.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Makes values of words: numbers, texts with their escapes, octets. */
final class Literals {

  private final Source source;
  private final ExprFactory make;

  Literals(Source source, ExprFactory make) {
    this.source = source;
    this.make = make;
  }

  Expr word(Token token) {
    switch (token.kind()) {
      case TRUE:
        return make.literal(token.at(), true);
      case FALSE:
        return make.literal(token.at(), false);
      default:
        return make.literal(token.at(), Json.Null.NULL);
    }
  }

  Expr number(Token token, int at, boolean negative) {
    String text = token.text();
    switch (token.kind()) {
      case FLOAT:
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
          source.report(at, "invalid double literal");
        }
        return make.literal(at, negative ? -value : value);
      case UINT:
        return make.literal(at, unsigned(text.substring(0, text.length() - 1), at));
      default:
        boolean hex = text.startsWith("0x");
        String digits = (negative ? "-" : "") + (hex ? text.substring(2) : text);
        try {
          return make.literal(at, Long.parseLong(digits, hex ? 16 : 10));
        } catch (NumberFormatException e) {
          source.report(at, "invalid int literal");
          return make.literal(at, 0L);
        }
    }
  }

  private CelUint unsigned(String text, int at) {
    boolean hex = text.startsWith("0x");
    try {
      return new CelUint(Long.parseUnsignedLong(hex ? text.substring(2) : text, hex ? 16 : 10));
    } catch (NumberFormatException e) {
      source.report(at, "invalid uint literal");
      return new CelUint(0);
    }
  }

  Expr text(Token token) {
    boolean bytes = token.kind() == Token.Kind.BYTES;
    String text = token.text().substring(bytes ? 1 : 0).replace("\r\n", "\n").replace('\r', '\n');
    boolean raw = text.charAt(0) == 'r' || text.charAt(0) == 'R';
    String quoted = raw ? text.substring(1) : text;
    boolean triple =
        quoted.length() >= 6 && (quoted.startsWith("'''") || quoted.startsWith("\"\"\""));
    int quotes = triple ? 3 : 1;
    String inner = quoted.substring(quotes, quoted.length() - quotes);
    if (bytes) {
      return make.literal(token.at(), new CelBytes(octets(inner, raw, token)));
    }
    if (raw || inner.indexOf('\\') < 0) {
      return make.literal(token.at(), inner);
    }
    return make.literal(token.at(), unescaped(inner, token));
  }

  private String unescaped(String text, Token token) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\') {
        out.append(c);
        at++;
        continue;
      }
      int length = escapeLength(text.charAt(at + 1));
      int point = escape(text, at, length);
      if (!Character.isValidCodePoint(point) || point >= 0xd800 && point <= 0xdfff) {
        source.report(token.at(), "invalid unicode code point");
        return "";
      }
      out.appendCodePoint(point);
      at += length;
    }
    return out.toString();
  }

  private byte[] octets(String text, boolean raw, Token token) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point != '\\' || raw) {
        out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        at += Character.charCount(point);
        continue;
      }
      char kind = text.charAt(at + 1);
      if (kind == 'u' || kind == 'U') {
        source.report(token.at(), "unable to unescape string");
        return new byte[0];
      }
      int length = escapeLength(kind);
      out.write(escape(text, at, length));
      at += length;
    }
    return out.toByteArray();
  }

  private static int escapeLength(char kind) {
    switch (kind) {
      case 'x', 'X', '0', '1', '2', '3':
        return 4;
      case 'u':
        return 6;
      case 'U':
        return 10;
      default:
        return 2;
    }
  }

  /** The lexer made sure that the sequence is well formed. */
  private static int escape(String text, int at, int length) {
    char kind = text.charAt(at + 1);
    switch (kind) {
      case 'a':
        return 7;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'v':
        return 11;
      case 'x', 'X', 'u', 'U':
        return Integer.parseUnsignedInt(text.substring(at + 2, at + length), 16);
      case '0', '1', '2', '3':
        return Integer.parseInt(text.substring(at + 1, at + length), 8);
      default:
        return kind;
    }
  }
}
