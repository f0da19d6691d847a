package io.fairlead.vertx;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small text file again and again and tells when its content is another.
 *
 * <p>Content is compared, not time stamps or inodes: it sees a file that is written in place, one
 * that is renamed over it, and a symbolic link that is turned to another folder, which is how
 * Kubernetes changes a mounted ConfigMap. A file that was read half written is corrected by the
 * next look. Not thread-safe: one timer calls it, off the event loops, since it reads from a disk.
 */
final class FileWatch {

  /** Largest file that is read, in bytes. */
  static final int LARGEST = 16 * 1024 * 1024;

  private final Path file;
  private final Consumer<String> changed;
  private final Consumer<String> unreadable;
  private @Nullable String last;
  private @Nullable String lastTrouble;

  /**
   * Creates a watch.
   *
   * @param changed receives the text when it differs from that before; may throw a
   *     RuntimeException, whose message is then given to {@code unreadable}
   * @param unreadable receives what is wrong, once per cause
   */
  FileWatch(Path file, Consumer<String> changed, Consumer<String> unreadable) {
    this.file = Objects.requireNonNull(file, "file");
    this.changed = changed;
    this.unreadable = unreadable;
  }

  /** Takes a text as already known, so that only a difference from it is told. */
  void known(String text) {
    last = text;
  }

  /** Looks once. */
  void look() {
    String text;
    try {
      text = read(file);
    } catch (IOException e) {
      trouble(String.valueOf(e.getMessage()));
      return;
    }
    if (text.equals(last)) {
      lastTrouble = null;
      return;
    }
    last = text;
    try {
      changed.accept(text);
      lastTrouble = null;
    } catch (RuntimeException e) {
      String what = String.valueOf(e.getMessage());
      trouble(what.startsWith(file.toString()) ? what : file + ": " + what);
    }
  }

  private void trouble(String what) {
    if (!what.equals(lastTrouble)) {
      lastTrouble = what;
      unreadable.accept(what);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException whose message names the file
   */
  static String read(Path file) throws IOException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("it is over " + LARGEST + " bytes");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IOException(describe(file, e), e);
    }
  }

  /**
   * Reads a file that is not text.
   *
   * @throws IOException whose message names the file
   */
  static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(describe(file, e), e);
    }
  }

  private static String describe(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return file + " is not there";
    }
    if (e instanceof CharacterCodingException) {
      return file + " must be UTF-8, but is not";
    }
    return file + " cannot be read: " + e.getMessage();
  }
}
