package io.fairlead.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The samples as processes of their own; whatever was started is ended by {@link #close}. */
final class Programs implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:[0-9]+");
  private static final String SERVER =
      "samples/simulated-model-server/target/fairlead-simulated-model-server.jar";
  private static final String GATEWAY = "samples/gateway/target/fairlead-gateway.jar";

  private final Deque<Process> started = new ArrayDeque<>();

  /** A process and where it listens. */
  record Started(Process process, URI address) {

    long pid() {
      return process.pid();
    }

    /** Returns the processor time it has used. */
    Duration cpu() {
      return process.info().totalCpuDuration().orElseThrow();
    }

    /** Returns the KiB of memory it has, 0 where the system does not tell. */
    long residentKib() {
      try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
        return lines
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
      } catch (IOException e) {
        return 0;
      }
    }
  }

  /** Starts a simulated server; a zero-latency one with {@code --instant}. */
  Started server(String... flags) throws IOException {
    return start(List.of(), SERVER, List.of("--port", "0", "--mode", "exact"), flags);
  }

  /** Starts the gateway in front of servers. */
  Started gateway(List<String> jvm, List<URI> endpoints, String... flags) throws IOException {
    List<String> all = new ArrayList<>(List.of("serve", "--port", "0"));
    for (URI endpoint : endpoints) {
      all.add("--endpoint");
      all.add(endpoint.toString());
    }
    return start(jvm, GATEWAY, all, flags);
  }

  /** Sends load until it is over and returns its report. */
  static Json.Obj load(URI target, String... flags) throws IOException, InterruptedException {
    List<String> command = java(List.of(), SERVER);
    command.addAll(List.of("load", "-o", "json", "--url", target.toString()));
    command.addAll(List.of(flags));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] report = process.getInputStream().readAllBytes();
    process.waitFor();
    return (Json.Obj) JsonText.create().read(report).root();
  }

  private Started start(List<String> jvm, String jar, List<String> first, String... flags)
      throws IOException {
    if (!Files.exists(Path.of(jar))) {
      throw new IOException(jar + " is missing: run in the root, after mvn -DskipTests package");
    }
    List<String> command = java(jvm, jar);
    command.addAll(first);
    command.addAll(List.of(flags));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.push(process);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        drain(lines);
        return new Started(process, URI.create(address.group()));
      }
    }
    throw new IOException("did not start: " + String.join(" ", command));
  }

  /** An access log that nobody reads would stop its writer. */
  private static void drain(BufferedReader lines) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (lines.readLine() != null) {}
              } catch (IOException e) {
                // the process has ended
              }
            },
            "drain");
    reader.setDaemon(true);
    reader.start();
  }

  private static List<String> java(List<String> jvm, String jar) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", jar));
    return command;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      Process process = started.pop();
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
