package io.fairlead.compliance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The bytes of an SBOM. It is opened more than once: positions are looked up in a second pass, and
 * only for what is reported.
 */
public interface SbomSource {

  /** Returns the name for messages and reports, for example the path of a file. */
  String name();

  /** Opens the bytes from the beginning; the caller closes the stream. */
  InputStream open() throws IOException;

  /** Returns a file as a source. */
  static SbomSource of(Path file) {
    Objects.requireNonNull(file, "file");
    return new SbomSource() {
      @Override
      public String name() {
        return file.toString();
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }
    };
  }

  /** Returns bytes as a source; they are not copied and must not be changed. */
  static SbomSource of(String name, byte[] bytes) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(bytes, "bytes");
    return new SbomSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
