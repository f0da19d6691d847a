package io.fairlead.cli;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option {@code -O}, and the only place that results go through. */
final class OutputFile {

  /** A result that writes itself, in UTF-8. */
  @FunctionalInterface
  interface Result {
    void writeTo(OutputStream out) throws IOException;
  }

  /** A result that writes itself as text, however long. */
  @FunctionalInterface
  interface Text {
    void writeTo(Writer out) throws IOException;
  }

  @Option(
      names = {"-O", "--output-file"},
      paramLabel = "FILE",
      description = "Write the result to a file instead of standard output.")
  private @Nullable Path file;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  boolean isStandardOutput() {
    return file == null;
  }

  void write(String result) {
    write(out -> out.write(result.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes a result piece by piece, so that it may be larger than memory. */
  void writePieces(Text text) {
    try {
      if (file == null) {
        PrintWriter out = spec.root().commandLine().getOut();
        text.writeTo(out);
        out.flush();
      } else {
        write(
            bytes -> {
              Writer out =
                  new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
              text.writeTo(out);
              out.flush();
            },
            file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Result result) {
    try {
      if (file == null) {
        print(result);
      } else {
        write(result, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(Result result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.writeTo(bytes);
    PrintWriter out = spec.root().commandLine().getOut();
    out.print(bytes.toString(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void write(Result result, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new FileSystemException(folder.toString(), null, "no such folder");
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      result.writeTo(out);
    }
  }
}
