package io.fairlead.cel;

import io.fairlead.cel.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts an expression into words; what is no word is reported and left out. */
final class Lexer {

  private static final Map<String, Kind> WORDS =
      Map.of("in", Kind.IN, "true", Kind.TRUE, "false", Kind.FALSE, "null", Kind.NULL);

  private final Source source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(Source source) {
    this.source = source;
  }

  /** Returns the words of a text; the last one is {@link Kind#EOF}. */
  static List<Token> tokens(Source source) {
    Lexer lexer = new Lexer(source);
    while (lexer.skipBlanks()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Kind.EOF, "<EOF>", source.length()));
    return lexer.tokens;
  }

  private boolean skipBlanks() {
    while (true) {
      int c = source.at(at);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f') {
        at++;
      } else if (c == '/' && source.at(at + 1) == '/') {
        while (source.at(at) != '\n' && source.at(at) != -1) {
          at++;
        }
      } else {
        return c != -1;
      }
    }
  }

  private void next() {
    int c = source.at(at);
    int start = at;
    QuotedText quoted = QuotedText.at(source, start);
    if (quoted != null) {
      quoted(start, quoted);
    } else if (isLetter(c)) {
      while (isLetter(source.at(at)) || isDigit(source.at(at))) {
        at++;
      }
      String word = source.text(start, at);
      tokens.add(new Token(WORDS.getOrDefault(word, Kind.IDENTIFIER), word, start));
    } else if (isDigit(c) || c == '.' && isDigit(source.at(at + 1))) {
      number(start);
    } else if (c == '`') {
      escaped(start);
    } else {
      symbol(c, start);
    }
  }

  private void quoted(int start, QuotedText text) {
    int end = text.end();
    if (end >= 0) {
      at = end;
      add(start, text.isBytes() ? Kind.BYTES : Kind.STRING);
    } else if (text.open() > start) {
      at = text.open();
      add(start, Kind.IDENTIFIER); // the letters before are a word of their own
    } else {
      unknown(start, text.brokenEnd());
    }
  }

  private void number(int start) {
    if (source.at(at) == '0' && source.at(at + 1) == 'x' && isHex(source.at(at + 2))) {
      at += 2;
      while (isHex(source.at(at))) {
        at++;
      }
      add(start, unsignedSuffix() ? Kind.UINT : Kind.INT);
      return;
    }
    digits();
    boolean fraction = source.at(at) == '.' && isDigit(source.at(at + 1));
    if (fraction) {
      at++;
      digits();
    }
    int exponent = exponentLength();
    at += exponent;
    if (exponent > 0) {
      digits();
    }
    if (fraction || exponent > 0) {
      add(start, Kind.FLOAT);
    } else {
      add(start, unsignedSuffix() ? Kind.UINT : Kind.INT);
    }
  }

  private int exponentLength() {
    int c = source.at(at);
    if (c != 'e' && c != 'E') {
      return 0;
    }
    int sign = source.at(at + 1);
    int length = sign == '+' || sign == '-' ? 2 : 1;
    return isDigit(source.at(at + length)) ? length : 0;
  }

  private boolean unsignedSuffix() {
    int c = source.at(at);
    if (c == 'u' || c == 'U') {
      at++;
      return true;
    }
    return false;
  }

  private void digits() {
    while (isDigit(source.at(at))) {
      at++;
    }
  }

  private void escaped(int start) {
    int i = at + 1;
    while (isEscapable(source.at(i))) {
      i++;
    }
    if (source.at(i) != '`' || i == at + 1) {
      unknown(start, Math.min(i + 1, source.length()));
      return;
    }
    at = i + 1;
    add(start, Kind.ESCAPED);
  }

  private void symbol(int c, int start) {
    Kind pair = pair(c, source.at(at + 1));
    Kind kind = pair != null ? pair : single(c);
    if (kind == null) {
      unknown(start, at + 1);
      return;
    }
    at += pair != null ? 2 : 1;
    add(start, kind);
  }

  private static @Nullable Kind pair(int first, int second) {
    if (second == '=') {
      switch (first) {
        case '=':
          return Kind.EQUALS;
        case '!':
          return Kind.NOT_EQUALS;
        case '<':
          return Kind.LESS_EQUALS;
        case '>':
          return Kind.GREATER_EQUALS;
        default:
          return null;
      }
    }
    if (first == '&' && second == '&') {
      return Kind.AND;
    }
    return first == '|' && second == '|' ? Kind.OR : null;
  }

  private static @Nullable Kind single(int c) {
    switch (c) {
      case '<':
        return Kind.LESS;
      case '>':
        return Kind.GREATER;
      case '[':
        return Kind.LBRACKET;
      case ']':
        return Kind.RBRACKET;
      case '{':
        return Kind.LBRACE;
      case '}':
        return Kind.RBRACE;
      case '(':
        return Kind.LPAREN;
      case ')':
        return Kind.RPAREN;
      case '.':
        return Kind.DOT;
      case ',':
        return Kind.COMMA;
      case '-':
        return Kind.MINUS;
      case '!':
        return Kind.NOT;
      case '?':
        return Kind.QUESTION;
      case ':':
        return Kind.COLON;
      case '+':
        return Kind.PLUS;
      case '*':
        return Kind.STAR;
      case '/':
        return Kind.SLASH;
      case '%':
        return Kind.PERCENT;
      default:
        return null;
    }
  }

  private void add(int start, Kind kind) {
    tokens.add(new Token(kind, source.text(start, at), start));
  }

  private void unknown(int start, int end) {
    at = end;
    source.report(
        start, "Syntax error: token recognition error at: '" + source.text(start, end) + "'");
  }

  private static boolean isEscapable(int c) {
    return isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '/' || c == ' ';
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHex(int c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }
}
