package io.fairlead.cli;

/** What the exit status of every command means. Part of the API, see VERSIONING.md. */
final class ExitCode {

  /** All is well. */
  static final int FINE = 0;

  /** A finding, or the answer is "no". */
  static final int FINDING = 1;

  /** Wrong usage, or an input that cannot be read. */
  static final int UNREADABLE = 2;

  private ExitCode() {}
}
