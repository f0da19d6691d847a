package io.fairlead.servers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Captured pages and payloads of real engines, where this machine has them. */
public final class Shared {

  private Shared() {}

  /** One captured exchange: the request's body, the answer's head and body. */
  public record Exchange(String name, String path, String request, String head, byte[] body) {
    public boolean eventStream() {
      return head.toLowerCase(Locale.ROOT).contains("text/event-stream");
    }

    public int status() {
      return Integer.parseInt(head.lines().findFirst().orElseThrow().strip());
    }
  }

  /** Returns a folder of captures, or ends the test as skipped. */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("fairlead.shared", "/nowhere")).resolve(name);
    assumeTrue(Files.isDirectory(folder), "captures of real engines are not here: " + name);
    return folder;
  }

  public static List<Path> pages() {
    return files(folder("metrics-pages"));
  }

  public static byte[] page(String name) {
    return bytes(folder("metrics-pages").resolve(name));
  }

  public static List<Exchange> exchanges() {
    List<Exchange> exchanges = new ArrayList<>();
    for (String engine : List.of("vllm-0.32.0", "llama-server")) {
      for (Path file : files(folder("engine-samples").resolve(engine))) {
        exchanges.add(exchange(engine, file));
      }
    }
    return exchanges;
  }

  public static Exchange exchange(String engineAndName) {
    return exchanges().stream()
        .filter(e -> e.name().equals(engineAndName))
        .findFirst()
        .orElseThrow();
  }

  private static Exchange exchange(String engine, Path file) {
    String text = new String(bytes(file), StandardCharsets.ISO_8859_1); // one char per byte
    StringBuilder request = new StringBuilder();
    String path = "";
    int at = 0;
    while (text.startsWith(">", at)) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at + 1, end).strip();
      if (path.isEmpty()) {
        path = line.split(" ")[1];
      } else if (line.startsWith("{")) {
        request.append(line);
      }
      at = end + 1;
    }
    int head = text.indexOf("\n\n", at + 1);
    String body = head < 0 ? "" : text.substring(head + 2);
    return new Exchange(
        engine + "/" + file.getFileName().toString().replace(".txt", ""),
        path,
        new String(
            request.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
        text.substring(at, head < 0 ? text.length() : head).strip(),
        body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
