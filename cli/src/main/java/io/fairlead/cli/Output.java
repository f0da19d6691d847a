package io.fairlead.cli;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options {@code -o} and {@code -O}, and the only place that prints results. */
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

  @Option(
      names = {"-O", "--output-file"},
      paramLabel = "FILE",
      description = "Write the result to a file instead of standard output.")
  private @Nullable Path file;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** Prints a result in the form that was asked for; the other form is never made. */
  void print(Supplier<String> text, Supplier<Json> json) {
    String result = form == Form.JSON ? JsonText.create().writePretty(json.get()) : text.get();
    write(result.endsWith("\n") ? result : result + '\n');
  }

  /** Prints a result that has a form of its own. */
  void write(String result) {
    write(result, file, spec);
  }

  /** Prints a result, or writes it to a file. */
  static void write(String result, @Nullable Path file, CommandSpec spec) {
    if (file == null) {
      spec.commandLine().getOut().print(result);
      spec.commandLine().getOut().flush();
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        throw new FileSystemException(folder.toString(), null, "no such folder");
      }
      Files.writeString(file, result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
