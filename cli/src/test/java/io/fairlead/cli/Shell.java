package io.fairlead.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Runs commands as a shell does, and keeps what the last one printed. */
final class Shell {

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  /** Runs a command and returns its exit code. */
  int run(String... words) {
    out = new StringWriter();
    err = new StringWriter();
    return Fairlead.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  /** Runs a command with more words behind it. */
  int run(List<String> command, String... more) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
