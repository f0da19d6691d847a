package io.fairlead.bench;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.bench.Programs.Started;
import io.fairlead.kernel.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What the gateway costs: load generator, gateway and servers are processes of their own.
 *
 * <pre>{@code
 * mvn -q -DskipTests package
 * java -cp quality/benchmarks/target/benchmarks.jar io.fairlead.bench.GatewayFigures \
 *     plain streaming prompt latency streams scraping event-loops
 * }</pre>
 *
 * <p>The gateway's processor time is the figure that travels; a rate is what was left of the
 * machine. Run it where nothing else runs.
 */
public final class GatewayFigures {

  private static final int ALTERNATIONS = 5;
  private static final String[] ZERO_LATENCY = {"--instant"};
  private static final String[] ALL = {
    "plain", "streaming", "prompt", "latency", "streams", "scraping", "event-loops"
  };

  private GatewayFigures() {}

  /** Measures what the arguments name, or everything. */
  public static void main(String... args) throws Exception {
    for (String figure : args.length == 0 ? ALL : args) {
      switch (figure) {
        case "plain" -> plain();
        case "streaming" -> streaming();
        case "prompt" -> prompt();
        case "latency" -> latency();
        case "streams" -> streams();
        case "scraping" -> scraping();
        case "event-loops" -> EventLoopHold.measure();
        default ->
            throw new IllegalArgumentException(
                "figure must be one of " + String.join(", ", ALL) + ", but was " + figure);
      }
    }
  }

  private static void plain() throws Exception {
    Json.Obj report = busy(ZERO_LATENCY, "--warm-up=25s", "--duration=15s", "--connections=64");
    say(
        "plain, 1 kB, 64 connections: %.0f requests/s, %.0f us of gateway CPU each, %.0f lost",
        number(report, "requests") / number(report, "seconds"),
        number(report, "cpuMicrosPerRequest"),
        number(report, "lost"));
  }

  private static void streaming() throws Exception {
    String[] paced = {"--max-num-seqs=5000", "--inter-token-latency=4ms"};
    paced("64 connections, an event per 4 ms each", paced, 64, 400);
    String[] slow = {"--max-num-seqs=5000", "--inter-token-latency=100ms"};
    paced("1,500 connections, an event per 100 ms each", slow, 1_500, 200);
  }

  private static void paced(String what, String[] server, int connections, int tokens)
      throws Exception {
    Json.Obj report =
        busy(
            server,
            "--stream",
            "--warm-up=20s",
            "--duration=25s",
            "--connections=" + connections,
            "--output-tokens=" + tokens);
    say(
        "streaming, %s: %.0f events/s, %.1f us of gateway CPU each, %.0f lost",
        what,
        number(report, "events") / number(report, "seconds"),
        number(report, "cpuMicrosPerEvent"),
        number(report, "lost"));
  }

  private static void prompt() throws Exception {
    Json.Obj report =
        busy(
            ZERO_LATENCY,
            "--warm-up=15s",
            "--duration=10s",
            "--connections=4",
            "--body-bytes=220000");
    say(
        "prompt of 220 kB: %.0f us of gateway CPU, %.0f lost",
        number(report, "cpuMicrosPerRequest"), number(report, "lost"));
  }

  /** Keeps a gateway before one server busy, and says what that cost it. */
  private static Json.Obj busy(String[] server, String... load) throws Exception {
    try (Programs programs = new Programs()) {
      Started behind = programs.server(server);
      Started gateway = programs.gateway(List.of(), List.of(behind.address()));
      List<String> flags = new ArrayList<>(List.of(load));
      flags.add("--pid=" + gateway.pid());
      return Programs.load(gateway.address(), flags.toArray(String[]::new));
    }
  }

  private static void latency() throws Exception {
    try (Programs programs = new Programs()) {
      Started server = programs.server(ZERO_LATENCY);
      Started gateway = programs.gateway(List.of(), List.of(server.address()));
      double[] added = new double[ALTERNATIONS];
      double[] addedMedian = new double[ALTERNATIONS];
      for (int i = 0; i < ALTERNATIONS; i++) {
        Json.Obj direct = threeHundredPerSecond(server.address());
        Json.Obj through = threeHundredPerSecond(gateway.address());
        added[i] = percentile(through, "p99") - percentile(direct, "p99");
        addedMedian[i] = percentile(through, "p50") - percentile(direct, "p50");
      }
      Arrays.sort(added);
      Arrays.sort(addedMedian);
      say(
          "added to the first token at 300/s, median of %d alternations: p50 %.2f ms, p99 %.2f ms"
              + " (from %.2f to %.2f)",
          ALTERNATIONS,
          addedMedian[ALTERNATIONS / 2],
          added[ALTERNATIONS / 2],
          added[0],
          added[ALTERNATIONS - 1]);
    }
  }

  private static Json.Obj threeHundredPerSecond(URI target) throws Exception {
    return Programs.load(
        target,
        "--workload=fixed",
        "--rate=300",
        "--requests=3000",
        "--connections=16",
        "--stream",
        "--warm-up=8s");
  }

  private static void streams() throws Exception {
    try (Programs programs = new Programs()) {
      Started server = programs.server("--max-num-seqs=5000", "--inter-token-latency=200ms");
      Started gateway =
          programs.gateway(
              List.of("-Xmx512m", "-XX:MaxDirectMemorySize=256m"), List.of(server.address()));
      List<Long> resident = new CopyOnWriteArrayList<>();
      ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
      watch.scheduleAtFixedRate(
          () -> resident.add(gateway.residentKib() / 1024), 10, 10, TimeUnit.SECONDS);
      Json.Obj report =
          Programs.load(
              gateway.address(),
              "--pid=" + gateway.pid(),
              "--stream",
              "--connections=2000",
              "--output-tokens=300",
              "--warm-up=10s",
              "--duration=61s");
      watch.shutdownNow();
      say(
          "2,000 streams of 5 events/s: %.0f ended, %.0f lost, resident MiB every 10 s: %s",
          number(report, "requests"), number(report, "lost"), resident);
    }
  }

  private static void scraping() throws Exception {
    Path pages = Path.of(System.getProperty("fairlead.shared", "../shared"), "metrics-pages");
    if (!Files.isDirectory(pages)) {
      say("scraping: skipped, there are no captured pages at %s", pages);
      return;
    }
    scraping(pages.resolve("vllm-0.32.0.txt"), "of busy servers", 80_000, 40_000);
    scraping(pages.resolve("vllm-0.32.0-idle.txt"), "of idle servers", 6_000, 2_000);
  }

  private static void scraping(Path page, String what, int warmUp, int measured) throws Exception {
    Semaphore sent = new Semaphore(0);
    List<HttpServer> servers = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Programs programs = new Programs()) {
      byte[] metrics = Files.readAllBytes(page);
      byte[] models =
          "{\"object\":\"list\",\"data\":[{\"id\":\"m\",\"object\":\"model\"}]}"
              .getBytes(StandardCharsets.UTF_8);
      List<URI> endpoints = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(threads);
        server.createContext(
            "/",
            exchange -> {
              boolean scrape = exchange.getRequestURI().getPath().equals("/metrics");
              byte[] body = scrape ? metrics : models;
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
              exchange.close();
              sent.release(scrape ? 1 : 0);
            });
        server.start();
        servers.add(server);
        endpoints.add(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
      }
      Started gateway = programs.gateway(List.of(), endpoints);
      await(sent, warmUp); // it is compiled by then
      Duration cpuBefore = gateway.cpu();
      long start = System.nanoTime();
      await(sent, measured);
      double seconds = (System.nanoTime() - start) / 1e9;
      say(
          "scraping 100 endpoints, %d kB pages %s: %.0f pages/s, %.3f core",
          metrics.length / 1000,
          what,
          measured / seconds,
          gateway.cpu().minus(cpuBefore).toMillis() / 1_000.0 / seconds);
    } finally {
      servers.forEach(server -> server.stop(0));
      threads.shutdownNow();
    }
  }

  private static void await(Semaphore sent, int pages) throws InterruptedException {
    if (!sent.tryAcquire(pages, 5, TimeUnit.MINUTES)) {
      throw new IllegalStateException(
          "the gateway asked for fewer than " + pages + " pages in 5 min");
    }
  }

  private static double percentile(Json.Obj report, String name) {
    return number((Json.Obj) report.members().get("ttftMillis"), name);
  }

  static double number(Json.Obj report, String name) {
    return report.members().get(name) instanceof Json.Num number
        ? number.doubleValue()
        : Double.NaN;
  }

  static void say(String format, Object... args) {
    System.out.printf(Locale.ROOT, format + "%n", args);
  }
}
