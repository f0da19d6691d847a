package io.fairlead.compliance.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A constraint on the characters of a string. Thread-safe. */
final class TextRule {

  private enum Kind {
    HASH,
    IRI,
    BLANK_NODE,
    CPE,
    DATE_TIME,
    DATE,
    URI,
    IRI_REFERENCE,
    MAIL,
    FIND,
    MATCH
  }

  private final Kind kind;
  private final String demand;
  private final String expression;

  /** Made when it is first needed, most never are; by whom does not matter. */
  private @Nullable Pattern pattern;

  private TextRule(Kind kind, String demand, String expression) {
    this.kind = kind;
    this.demand = demand;
    this.expression = expression;
  }

  private TextRule(Kind kind, String demand) {
    this(kind, demand, "");
  }

  /** Returns the rule of a JSON Schema {@code pattern}. */
  static TextRule pattern(String pattern) {
    if (pattern.startsWith("^([a-fA-F0-9]{32}|")) {
      return hash();
    }
    return switch (pattern) {
      case "^(?!_:).+:.+" -> new TextRule(Kind.IRI, "be an IRI and no blank node");
      case "^_:.+" -> new TextRule(Kind.BLANK_NODE, "be a blank node (\"_:\" and a name)");
      default -> new TextRule(Kind.FIND, "match " + pattern, pattern);
    };
  }

  /** Returns the rule of an XML Schema {@code pattern}, which is about the whole text. */
  static TextRule whole(String pattern) {
    if (pattern.startsWith("([a-fA-F0-9]{32})|")) {
      return hash();
    }
    // as an expression it takes exponential time on names that are nearly right
    return pattern.startsWith("([c][pP][eE]:/")
        ? new TextRule(Kind.CPE, "be a CPE 2.2 or 2.3 name")
        : new TextRule(Kind.MATCH, "match " + pattern, pattern);
  }

  private static TextRule hash() {
    return new TextRule(Kind.HASH, "be 32, 40, 64, 96 or 128 hexadecimal digits");
  }

  /** Returns the rule of a JSON Schema {@code format}. */
  static TextRule format(String format) {
    return switch (format) {
      case "date-time" -> new TextRule(Kind.DATE_TIME, "be an RFC 3339 date and time with a zone");
      case "date" -> new TextRule(Kind.DATE, "be a date like 2026-11-24");
      case "uri" -> new TextRule(Kind.URI, "be an absolute URI");
      case "iri-reference" ->
          new TextRule(Kind.IRI_REFERENCE, "be an IRI reference without white space");
      case "idn-email" -> new TextRule(Kind.MAIL, "be a mail address");
      default -> throw new IllegalStateException("no rule for the format " + format);
    };
  }

  /** Returns whether the string obeys. */
  boolean allows(String text) {
    return switch (kind) {
      case HASH -> Texts.hash(text);
      case IRI -> !text.startsWith("_:") && Texts.inside(text, ':');
      case BLANK_NODE -> text.startsWith("_:") && text.length() > 2;
      case CPE -> Cpe.wellFormed(text);
      case DATE_TIME -> Texts.dateTime(text);
      case DATE -> Texts.date(text);
      case URI -> Texts.absoluteUri(text);
      case IRI_REFERENCE -> Texts.iriReference(text);
      case MAIL -> Texts.mail(text);
      case FIND -> compiled().matcher(text).find();
      case MATCH -> compiled().matcher(text).matches();
    };
  }

  /** Completes "must ". */
  String demand() {
    return demand;
  }

  private Pattern compiled() {
    Pattern made = pattern;
    if (made == null) {
      made = Pattern.compile(expression);
      pattern = made;
    }
    return made;
  }
}
