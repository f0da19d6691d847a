package io.fairlead.compliance.schema;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A constraint on the characters of a string. */
interface TextRule {

  /** Returns whether the string obeys. */
  boolean allows(String text);

  /** Completes "must ". */
  String demand();

  /** Returns the rule of a JSON Schema {@code pattern}. */
  static TextRule pattern(String pattern) {
    if (pattern.startsWith("^([a-fA-F0-9]{32}|")) {
      return of(Texts::hash, "be 32, 40, 64, 96 or 128 hexadecimal digits");
    }
    if (pattern.equals("^(?!_:).+:.+")) {
      return of(t -> !t.startsWith("_:") && Texts.inside(t, ':'), "be an IRI and no blank node");
    }
    if (pattern.equals("^_:.+")) {
      return of(t -> t.startsWith("_:") && t.length() > 2, "be a blank node (\"_:\" and a name)");
    }
    Pattern compiled = Pattern.compile(pattern);
    return of(t -> compiled.matcher(t).find(), "match " + pattern);
  }

  /** Returns the rule of an XML Schema {@code pattern}, which is about the whole text. */
  static TextRule whole(String pattern) {
    if (pattern.startsWith("([a-fA-F0-9]{32})|")) {
      return of(Texts::hash, "be 32, 40, 64, 96 or 128 hexadecimal digits");
    }
    if (pattern.startsWith("([c][pP][eE]:/")) {
      // as an expression it takes exponential time on names that are nearly right
      return of(Cpe::wellFormed, "be a CPE 2.2 or 2.3 name");
    }
    Pattern compiled = Pattern.compile(pattern);
    return of(t -> compiled.matcher(t).matches(), "match " + pattern);
  }

  /** Returns the rule of a JSON Schema {@code format}. */
  static TextRule format(String format) {
    return switch (format) {
      case "date-time" -> of(Texts::dateTime, "be an RFC 3339 date and time with a zone");
      case "date" -> of(Texts::date, "be a date like 2026-11-24");
      case "uri" -> of(Texts::absoluteUri, "be an absolute URI");
      case "iri-reference" -> of(Texts::iriReference, "be an IRI reference without white space");
      case "idn-email" -> of(Texts::mail, "be a mail address");
      default -> throw new IllegalStateException("no rule for the format " + format);
    };
  }

  private static TextRule of(Predicate<String> test, String demand) {
    return new TextRule() {
      @Override
      public boolean allows(String text) {
        return test.test(text);
      }

      @Override
      public String demand() {
        return demand;
      }
    };
  }
}
