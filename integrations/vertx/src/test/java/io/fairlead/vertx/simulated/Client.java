package io.fairlead.vertx.simulated;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Talks to a server as an outsider would: with the JDK's client and plain text. */
final class Client {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  Client(URI base) {
    this.base = base;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return http.send(request(path, body), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<Stream<String>> lines(String path, String body)
      throws IOException, InterruptedException {
    return http.send(request(path, body), HttpResponse.BodyHandlers.ofLines());
  }

  /** The {@code data:} lines of a stream, without the prefix. */
  List<String> events(String path, String body) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response = lines(path, body);
    try (Stream<String> lines = response.body()) {
      return lines.filter(l -> !l.isEmpty()).map(l -> l.substring("data: ".length())).toList();
    }
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
