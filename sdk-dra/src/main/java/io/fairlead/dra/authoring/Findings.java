package io.fairlead.dra.authoring;

import java.util.List;

/** Collects findings about one field of an object. */
final class Findings {

  private final List<LintFinding> all;
  private final String kind;
  private final String object;
  private final String path;

  Findings(List<LintFinding> all, String kind, String object, String path) {
    this.all = all;
    this.kind = kind;
    this.object = object;
    this.path = path;
  }

  /** Returns the same for a field below. */
  Findings at(String below) {
    return new Findings(all, kind, object, path.isEmpty() ? below : path + '.' + below);
  }

  void error(LintRule rule, String message, String hint) {
    add(rule, LintSeverity.ERROR, message, hint);
  }

  void warning(LintRule rule, String message, String hint) {
    add(rule, LintSeverity.WARNING, message, hint);
  }

  void note(LintRule rule, String message, String hint) {
    add(rule, LintSeverity.NOTE, message, hint);
  }

  void add(LintRule rule, LintSeverity severity, String message, String hint) {
    all.add(new LintFinding(rule, severity, kind, object, path, message, hint));
  }
}
