package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A gateway in a process of its own, as a user starts it. */
final class ServeProcess implements AutoCloseable {

  private static final String HI =
      "{\"model\":\"simulated\",\"max_tokens\":2,"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

  private final Process process;
  private final Path complaints;
  private final BufferedReader lines;
  private final URI base;

  ServeProcess(Path folder, String... options) throws IOException {
    complaints = folder.resolve("err.txt");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of("io.fairlead.gateway.GatewayCommand", "serve", "--port", "0"));
    words.addAll(List.of("--drain-notice", "PT0S"));
    words.addAll(List.of(options));
    process = new ProcessBuilder(words).redirectError(complaints.toFile()).start();
    lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String first = lines.readLine();
    assertThat(first).startsWith("listening on http://127.0.0.1:");
    base = URI.create(first.substring("listening on ".length()));
  }

  HttpResponse<String> ask() throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(base.resolve("/v1/chat/completions"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(HI))
                .build(),
            BodyHandlers.ofString());
  }

  HttpResponse<String> askUntilServed() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    HttpResponse<String> answer = ask();
    while (answer.statusCode() != 200 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(50_000_000);
      answer = ask();
    }
    return answer;
  }

  /** Ends it as Kubernetes does, and returns what it wrote to standard output since it began. */
  List<String> end() throws Exception {
    process.toHandle().destroy(); // SIGTERM; unlike destroy(), leaves the pipes open
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return lines.lines().toList();
  }

  String complaints() throws IOException {
    return Files.readString(complaints);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
