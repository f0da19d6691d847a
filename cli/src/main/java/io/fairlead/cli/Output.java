package io.fairlead.cli;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options {@code -o} and {@code -O} of results that are text or JSON. */
final class Output {

  /** The form of a result. */
  enum Form {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "Form of the result: ${COMPLETION-CANDIDATES}. Default: text.")
  private Form form = Form.TEXT;

  @Mixin private OutputFile file;

  /** Prints a result in the form that was asked for; the other form is never made. */
  void print(Supplier<String> text, Supplier<Json> json) {
    String result = form == Form.JSON ? JsonText.create().writePretty(json.get()) : text.get();
    file.write(result.endsWith("\n") ? result : result + '\n');
  }
}
