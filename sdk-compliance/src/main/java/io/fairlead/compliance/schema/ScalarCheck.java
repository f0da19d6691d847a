package io.fairlead.compliance.schema;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Checks strings, numbers and truth values against a {@link SchemaNode}. Not thread-safe. */
final class ScalarCheck {

  /** Stands for a fault whose words nobody will read. */
  static final String UNSAID = "";

  private boolean worded = true;
  private @Nullable String branchFault;

  /** Says whether faults are to be put into words, or only told. */
  void worded(boolean asked) {
    worded = asked;
  }

  /** Returns what is wrong with a scalar, or null. */
  @Nullable String fault(SchemaNode node, TokenSource source, JsonToken token) throws IOException {
    int type =
        switch (token) {
          case VALUE_STRING -> SchemaNode.STRING;
          case VALUE_NUMBER_INT -> SchemaNode.INTEGER;
          case VALUE_NUMBER_FLOAT -> SchemaNode.NUMBER;
          case VALUE_TRUE, VALUE_FALSE -> SchemaNode.BOOLEAN;
          default -> SchemaNode.NULL;
        };
    if ((node.types & type) == 0 && !wholeNumber(node, source, token)) {
      return worded ? expected(node) + ", but is " + described(token) : UNSAID;
    }
    if (node.nothing) {
      return "is not allowed here";
    }
    if (node.constant != null && !node.constant.equals(source.text())) {
      return but("be \"" + node.constant + '"', source);
    }
    if (node.values != null && !node.values.contains(source.text())) {
      return but("be one of the values of the standard", source);
    }
    String fault =
        type == SchemaNode.STRING
            ? stringFault(node, source)
            : type == SchemaNode.INTEGER || type == SchemaNode.NUMBER
                ? numberFault(node, source)
                : null;
    return fault == null && node.branches() ? branchFault(node, source, token) : fault;
  }

  private static boolean wholeNumber(SchemaNode node, TokenSource source, JsonToken token)
      throws IOException {
    return token == JsonToken.VALUE_NUMBER_FLOAT
        && (node.types & SchemaNode.INTEGER) != 0
        && source.number() == Math.rint(source.number());
  }

  private @Nullable String branchFault(SchemaNode node, TokenSource source, JsonToken token)
      throws IOException {
    int ones = node.oneOf.length == 0 ? 1 : count(node.oneOf, source, token);
    if (ones != 1) {
      return ones == 0 && branchFault != null
          ? branchFault
          : "must match exactly one of the allowed forms, but matches " + ones;
    }
    if (node.anyOf.length > 0 && !any(node.anyOf, source, token)) {
      return branchFault;
    }
    if (node.allOf.length > 0 && count(node.allOf, source, token) != node.allOf.length) {
      return branchFault;
    }
    if (node.not != null && fault(node.not, source, token) == null) {
      return "is not allowed here";
    }
    if (node.when != null && node.then != null && node.otherwise != null) {
      return fault(
          fault(node.when, source, token) == null ? node.then : node.otherwise, source, token);
    }
    return null;
  }

  private int count(SchemaNode[] branches, TokenSource source, JsonToken token) throws IOException {
    int right = 0;
    for (SchemaNode branch : branches) {
      String fault = fault(branch, source, token);
      right += fault == null ? 1 : 0;
      branchFault = fault == null ? branchFault : fault;
    }
    return right;
  }

  /** Looks no further than needed: the other forms of an address are dear to recognise. */
  private boolean any(SchemaNode[] branches, TokenSource source, JsonToken token)
      throws IOException {
    for (SchemaNode branch : branches) {
      String fault = fault(branch, source, token);
      if (fault == null) {
        return true;
      }
      branchFault = fault;
    }
    return false;
  }

  private String but(String demand, TokenSource source) throws IOException {
    return worded ? "must " + demand + ", but is \"" + shortened(source.text()) + '"' : UNSAID;
  }

  private @Nullable String stringFault(SchemaNode node, TokenSource source) throws IOException {
    TextRule rule = node.text;
    if (rule == null && node.minLength == 0 && node.maxLength == Integer.MAX_VALUE) {
      return null;
    }
    String text = source.text();
    if (rule != null && !rule.allows(text)) {
      return but(rule.demand(), source);
    }
    int length = text.length();
    if (length > node.maxLength || length < node.minLength) {
      length = text.codePointCount(0, length);
      if (length < node.minLength) {
        return "must have at least " + node.minLength + " characters, but has " + length;
      }
      if (length > node.maxLength) {
        return "must have at most " + node.maxLength + " characters, but has " + length;
      }
    }
    return null;
  }

  private @Nullable String numberFault(SchemaNode node, TokenSource source) throws IOException {
    double value = source.number();
    if (!worded && (value < node.minimum || value > node.maximum)) {
      return UNSAID;
    }
    if (value < node.minimum) {
      return "must be at least " + number(node.minimum) + ", but is " + shortened(source.text());
    }
    if (value > node.maximum) {
      return "must be at most " + number(node.maximum) + ", but is " + shortened(source.text());
    }
    return null;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  static String expected(SchemaNode node) {
    if (node.nothing) {
      return "is not allowed here";
    }
    StringBuilder text = new StringBuilder("must be ");
    String[] names = {
      "an object", "an array", "a string", "a number", "a whole number", "true or false", "null"
    };
    int types =
        (node.types & SchemaNode.NUMBER) != 0 ? node.types & ~SchemaNode.INTEGER : node.types;
    if (node.types == SchemaNode.ANY_TYPE) {
      return "must be one of the values of the standard";
    }
    for (int i = 0; i < names.length; i++) {
      if ((types & 1 << i) != 0) {
        text.append(text.length() > 8 ? " or " : "").append(names[i]);
      }
    }
    return text.toString();
  }

  static String described(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      default -> "null";
    };
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
