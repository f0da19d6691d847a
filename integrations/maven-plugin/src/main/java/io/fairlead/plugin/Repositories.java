package io.fairlead.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Addresses of repositories by id, and which of them a file in the local repository came from. */
final class Repositories {

  private final Map<String, String> urls = new LinkedHashMap<>();

  void add(String id, String url) {
    if (url.startsWith("https://") || url.startsWith("http://")) {
      urls.putIfAbsent(id, url.endsWith("/") ? url : url + "/");
    }
  }

  /** Returns the address from which Maven downloaded a file, as its own record says. */
  Optional<String> origin(Path file, String path) {
    Path record = file.resolveSibling("_remote.repositories");
    if (!Files.isRegularFile(record)) {
      return Optional.empty();
    }
    try {
      // a line is "name-1.0.jar>repository="
      String prefix = file.getFileName() + ">";
      return Files.readAllLines(record).stream()
          .filter(l -> l.startsWith(prefix) && l.endsWith("="))
          .map(l -> l.substring(prefix.length(), l.length() - 1))
          .map(urls::get)
          .filter(u -> u != null)
          .findFirst()
          .map(url -> url + path);
    } catch (IOException e) {
      throw new UncheckedIOException(record.toString(), e);
    }
  }
}
