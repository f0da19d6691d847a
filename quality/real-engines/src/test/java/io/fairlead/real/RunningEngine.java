package io.fairlead.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that serves HTTP on loopback; closing it ends it and what it started. */
final class RunningEngine implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final String name;
  private final Process process;
  private final URI uri;
  private final Path log;

  RunningEngine(String name, Process process, URI uri, Path log) {
    this.name = name;
    this.process = process;
    this.uri = uri;
    this.log = log;
  }

  /** Starts a program and waits until {@code /health} answers 200. */
  static RunningEngine start(
      String name,
      List<String> words,
      Map<String, String> environment,
      int port,
      Path log,
      int seconds) {
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      RunningEngine engine =
          new RunningEngine(name, builder.start(), URI.create("http://127.0.0.1:" + port), log);
      engine.awaitHealthy(seconds);
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody has now; the engines cannot choose one themselves and say which. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return uri;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(5)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Sends JSON to a path and waits for the whole answer. */
  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(uri.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Waits until a path answers a text; an engine takes a moment to tell what it has. */
  void await(String path, String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    String last = "";
    while (System.nanoTime() < deadline) {
      last = get(path).body();
      if (last.contains(text)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50); // polls another process, there is nothing to be told by
    }
    throw new AssertionError(name + path + " never said " + text + ", but " + last);
  }

  private void awaitHealthy(int seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      while (!isHealthy()) {
        if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
          throw new EngineMissing(name + " ended with " + process.exitValue() + ", see " + log);
        }
        if (System.nanoTime() > deadline) {
          close();
          throw new EngineMissing(name + " was not ready after " + seconds + " s, see " + log);
        }
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new EngineMissing(name + " was interrupted");
    }
  }

  private boolean isHealthy() throws InterruptedException {
    try {
      return get("/health").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the process as a crash would. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
