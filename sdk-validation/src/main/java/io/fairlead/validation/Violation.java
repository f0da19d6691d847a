package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an object.
 *
 * @param severity whether the API server refuses the object for it
 * @param path where, as the API server writes it: {@code spec.targetPorts[0].number}; {@code <nil>}
 *     for the object as a whole
 * @param type what kind of mistake
 * @param message what the API server prints behind the path and a colon
 * @param rule what was broken: the name of a schema keyword, the text of a CEL rule, or the name of
 *     a check of the API server's code
 * @param value what stands there, {@code null} if nothing or too much to show
 * @param hint what to do about it, "" if there is nothing to add
 */
public record Violation(
    Severity severity,
    String path,
    Type type,
    String message,
    String rule,
    @Nullable Json value,
    String hint) {

  /** Kinds of mistakes, with the names that the API server gives them in a {@code Status}. */
  public enum Type {
    /** Something must be there and is not. */
    REQUIRED("FieldValueRequired"),
    /** Something is there twice. */
    DUPLICATE("FieldValueDuplicate"),
    /** The value breaks a rule. */
    INVALID("FieldValueInvalid"),
    /** The value is of the wrong JSON type. */
    TYPE_INVALID("FieldValueTypeInvalid"),
    /** The value is none of those allowed. */
    NOT_SUPPORTED("FieldValueNotSupported"),
    /** The field must not be set. */
    FORBIDDEN("FieldValueForbidden"),
    /** The text is too long. */
    TOO_LONG("FieldValueTooLong"),
    /** The list or map has too many entries. */
    TOO_MANY("FieldValueTooMany"),
    /** The value refers to something that is not there. */
    NOT_FOUND("FieldValueNotFound"),
    /** The field is none of the schema's. */
    UNKNOWN_FIELD("FieldUnknown");

    private final String serverName;

    Type(String serverName) {
      this.serverName = serverName;
    }

    /** Returns the name in the causes of a {@code Status}. */
    public String serverName() {
      return serverName;
    }
  }

  public Violation {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(hint, "hint");
  }

  /** Returns whether the API server refuses the object for it; otherwise it only mentions it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns this violation as something that the server refuses. */
  Violation asError() {
    return new Violation(Severity.ERROR, path, type, message, rule, value, hint);
  }

  /** Returns this violation as something that the server only mentions. */
  Violation asWarning() {
    return new Violation(Severity.WARNING, path, type, message, rule, value, hint);
  }

  /** Returns this violation as data: path, type, message, severity, rule, value and hint. */
  public Json.Obj toJson() {
    var json =
        Json.object()
            .put("path", path)
            .put("type", type.serverName())
            .put("message", message)
            .put("severity", isError() ? "error" : "warning")
            .put("rule", rule);
    if (value != null) {
      json.put("value", value);
    }
    if (!hint.isEmpty()) {
      json.put("hint", hint);
    }
    return json.build();
  }

  /** Returns the line that the API server prints. */
  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
