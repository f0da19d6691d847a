package io.fairlead.cel;

/**
 * One word of an expression.
 *
 * @param kind what it is
 * @param text as written; {@code <EOF>} at the end
 * @param at where it starts, in code points from the start of the text
 */
record Token(Kind kind, String text, int at) {

  /** Kinds of words, with the name that syntax errors print. */
  enum Kind {
    EQUALS("'=='"),
    NOT_EQUALS("'!='"),
    IN("'in'"),
    LESS("'<'"),
    LESS_EQUALS("'<='"),
    GREATER_EQUALS("'>='"),
    GREATER("'>'"),
    AND("'&&'"),
    OR("'||'"),
    LBRACKET("'['"),
    RBRACKET("']'"),
    LBRACE("'{'"),
    RBRACE("'}'"),
    LPAREN("'('"),
    RPAREN("')'"),
    DOT("'.'"),
    COMMA("','"),
    MINUS("'-'"),
    NOT("'!'"),
    QUESTION("'?'"),
    COLON("':'"),
    PLUS("'+'"),
    STAR("'*'"),
    SLASH("'/'"),
    PERCENT("'%'"),
    TRUE("'true'"),
    FALSE("'false'"),
    NULL("'null'"),
    FLOAT("NUM_FLOAT"),
    INT("NUM_INT"),
    UINT("NUM_UINT"),
    STRING("STRING"),
    BYTES("BYTES"),
    IDENTIFIER("IDENTIFIER"),
    ESCAPED("ESC_IDENTIFIER"),
    EOF("<EOF>");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }
}
