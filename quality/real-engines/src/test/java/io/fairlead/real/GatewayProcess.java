package io.fairlead.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway's own jar, as a user starts it. */
final class GatewayProcess {

  private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");

  private GatewayProcess() {}

  /** Starts it in front of these servers and waits for the line that says where it listens. */
  static RunningEngine before(Path log, RunningEngine... engines) {
    Path jar =
        Path.of(System.getProperty("fairlead.root"), "samples/gateway/target/fairlead-gateway.jar");
    assumeTrue(Files.exists(jar), "the gateway's jar is not built: run mvn verify");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-jar", jar.toString(), "serve", "--port", "0"));
    for (RunningEngine engine : engines) {
      words.addAll(List.of("--endpoint", engine.uri().toString()));
    }
    try {
      Files.createDirectories(log.getParent());
      Process process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      return new RunningEngine("gateway", process, address(process, log), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI address(Process process, Path log) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    try {
      while (System.nanoTime() < deadline) {
        Matcher listening = LISTENING.matcher(Files.readString(log));
        if (listening.find()) {
          return URI.create(listening.group(1));
        }
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new AssertionError("the gateway did not start: " + Files.readString(log));
  }
}
