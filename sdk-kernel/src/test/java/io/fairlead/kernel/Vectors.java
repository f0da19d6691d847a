package io.fairlead.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tables of what another implementation answered. */
final class Vectors {

  private Vectors() {}

  /** Returns the cells of each line, which are separated by tabs; {@code #} starts a comment. */
  static Stream<List<String>> rows(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)));
    }
  }
}
