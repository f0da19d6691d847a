package io.fairlead.dra.authoring;

import io.fairlead.kernel.Json;
import java.util.Locale;

/**
 * One thing that the linter has to say.
 *
 * @param rule what was looked for
 * @param severity how much it matters
 * @param kind of the object
 * @param object {@code namespace/name}, or the name of an object without a namespace
 * @param path of the field, as the API server writes it
 * @param message what is wrong, in one line
 * @param hint what to write instead; "" if there is none
 */
public record LintFinding(
    LintRule rule,
    LintSeverity severity,
    String kind,
    String object,
    String path,
    String message,
    String hint) {

  /** Returns the finding for programs. */
  public Json.Obj toJson() {
    return Json.object()
        .put("rule", rule.id())
        .put("severity", severity.name().toLowerCase(Locale.ROOT))
        .put("kind", kind)
        .put("object", object)
        .put("path", path)
        .put("message", message)
        .put("hint", hint.isEmpty() ? null : new Json.Str(hint))
        .build();
  }

  /** Returns the finding in one line. */
  @Override
  public String toString() {
    return severity.name().toLowerCase(Locale.ROOT)
        + ": "
        + kind
        + ' '
        + object
        + ": "
        + path
        + ": "
        + message
        + " ["
        + rule.id()
        + ']'
        + (hint.isEmpty() ? "" : " (" + hint + ')');
  }
}
