package io.fairlead.cli;

import io.fairlead.jackson.Document;
import io.fairlead.jackson.JsonText;
import io.fairlead.jackson.JsonTextException;
import io.fairlead.kernel.FairleadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads what {@code -f FILE_OR_DIR} and other options name; {@code -} is standard input. */
final class Inputs {

  /** Standard input is read whole, so it is bounded like a file: the limit of {@link JsonText}. */
  private static final int STANDARD_INPUT_BYTES = 1 << 30;

  private final JsonText text;

  Inputs(JsonText text) {
    this.text = text;
  }

  /** One document and where it came from. */
  record Source(String name, Document document) {

    /** Says where in the file a value is: {@code pool.yaml:3:7}. */
    String at(String pointer) {
      var position = document.position(pointer);
      return name + ':' + position.line() + ':' + position.column();
    }
  }

  /** Returns what a file is called in messages. */
  static String name(Path file) {
    return isStandardInput(file) ? "standard input" : file.toString();
  }

  static boolean isStandardInput(Path file) {
    return file.toString().equals("-");
  }

  /** Returns the bytes of a file or of standard input. */
  static byte[] bytes(Path file) {
    try {
      if (isStandardInput(file)) {
        return standardInput(System.in);
      }
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString(), null, "is a folder, not a file");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] standardInput(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(STANDARD_INPUT_BYTES);
    if (bytes.length == STANDARD_INPUT_BYTES) {
      throw new FairleadException(
          "cli.input-too-large",
          FairleadException.Retry.NEVER,
          "standard input must be smaller than 1 GiB: name a file instead");
    }
    return bytes;
  }

  /** Reads a file of exactly one document. */
  Source document(Path file) {
    try {
      return new Source(name(file), text.read(bytes(file)));
    } catch (JsonTextException e) {
      throw named(file, e);
    }
  }

  /**
   * Reads all documents of a file, or of the {@code .json}, {@code .yaml} and {@code .yml} files of
   * a folder and its folders, in the order of their paths.
   */
  List<Source> documents(Path fileOrFolder) {
    List<Source> sources = new ArrayList<>();
    for (Path file : files(fileOrFolder)) {
      try {
        for (Document document : text.readAll(bytes(file))) {
          sources.add(new Source(name(file), document));
        }
      } catch (JsonTextException e) {
        throw named(file, e);
      }
    }
    return sources;
  }

  private static List<Path> files(Path fileOrFolder) {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    try (Stream<Path> walk = Files.walk(fileOrFolder)) {
      return walk.filter(Files::isRegularFile).filter(Inputs::isDocument).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isDocument(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** The place first, as compilers say it, so that an editor can jump there. */
  private static FairleadException named(Path file, JsonTextException e) {
    String place = name(file) + ":" + e.position().line() + ":" + e.position().column();
    return new FairleadException(e.code(), e.retry(), place + ": " + e.problem(), e);
  }
}
