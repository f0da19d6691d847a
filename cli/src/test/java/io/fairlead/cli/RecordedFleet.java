package io.fairlead.cli;

import io.fairlead.simulation.Histogram;
import io.fairlead.simulation.ModelServer;
import io.fairlead.simulation.RequestEvents;
import io.fairlead.simulation.ServerProfile;
import io.fairlead.simulation.SimulatedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Simulated servers under a load, and what Prometheus would answer about them: one sample of each
 * counter's increase every 15 s, per pod, as range queries with {@code rate} and {@code increase}
 * give it.
 */
final class RecordedFleet {

  static final double STEP = 15;
  private static final long START = 1_767_225_600L; // 2026-01-01

  private final List<ModelServer> servers = new ArrayList<>();
  private final Map<String, StringBuilder> samples = new LinkedHashMap<>();
  private final Map<String, Map<String, Double>> before = new LinkedHashMap<>();
  private final Random random;
  private double arrived;

  RecordedFleet(int servers, ServerProfile profile, long seed) {
    for (int i = 0; i < servers; i++) {
      this.servers.add(ModelServer.create(profile));
    }
    random = new Random(seed);
  }

  /**
   * Runs for so many steps.
   *
   * @param rate of arrivals per second, by the time in seconds
   */
  void run(int steps, DoubleUnaryOperator rate, int prompt, int output) {
    double next = 0;
    long id = 0;
    for (int step = 0; step <= steps; step++) {
      double end = step * STEP;
      while (next < end) {
        int length = 1 + (int) (-prompt * Math.log(1 - random.nextDouble()));
        int tokens = 1 + (int) (-output * Math.log(1 - random.nextDouble()));
        ModelServer server = servers.get((int) (id % servers.size()));
        server.submit(
            SimulatedRequest.of(++id, length, tokens, null), RequestEvents.NONE, nanos(next));
        arrived++;
        next += -Math.log(1 - random.nextDouble()) / rate.applyAsDouble(next);
      }
      for (int i = 0; i < servers.size(); i++) {
        servers.get(i).advance(nanos(end));
        scrape("chat-" + i, servers.get(i), START + (long) end);
      }
      sample("arrivals", "", START + (long) end, "total", arrived, each -> each / STEP);
    }
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }

  private void scrape(String pod, ModelServer server, long time) {
    Histogram between = server.metrics().interToken();
    double sum = increase(pod + "/sum", between.sum());
    double count = increase(pod + "/count", between.count());
    String label = "\"pod\":\"" + pod + "\"";
    if (count > 0) {
      add("step-seconds", label, time, sum / count);
      add("decoding", label, time, sum / STEP);
    }
    means("prompt-length", label, time, server.metrics().promptLength(), pod);
    means("output-length", label, time, server.metrics().outputLength(), pod);
    buckets("ttft-buckets", label, time, server.metrics().timeToFirstToken(), pod);
    buckets("tpot-buckets", label, time, server.metrics().timePerOutputToken(), pod);
  }

  private void means(String name, String label, long time, Histogram histogram, String pod) {
    double sum = increase(pod + name + "/sum", histogram.sum());
    double count = increase(pod + name + "/count", histogram.count());
    if (count > 0) {
      add(name, label, time, sum / count);
    }
    buckets(name + "-buckets", label, time, histogram, pod);
  }

  private void buckets(String name, String label, long time, Histogram histogram, String pod) {
    double below = 0;
    for (int i = 0; i <= histogram.size(); i++) {
      below += histogram.bucket(i);
      String edge = i == histogram.size() ? "+Inf" : Double.toString(histogram.bound(i));
      double more = increase(pod + name + edge, below);
      if (!Double.isNaN(more)) {
        add(name, label + ",\"le\":\"" + edge + "\"", time, more);
      }
    }
  }

  private void sample(
      String name, String label, long time, String key, double value, Function<Double, Double> of) {
    double more = increase(name + key, value);
    if (!Double.isNaN(more)) {
      add(name, label, time, of.apply(more));
    }
  }

  /** NaN for the first. */
  private double increase(String key, double value) {
    Double last = before.computeIfAbsent(key, any -> new LinkedHashMap<>()).put("last", value);
    return last == null ? Double.NaN : value - last;
  }

  private void add(String name, String labels, long time, double value) {
    samples
        .computeIfAbsent(name + '\n' + labels, any -> new StringBuilder())
        .append(samples.get(name + '\n' + labels).isEmpty() ? "" : ",")
        .append('[')
        .append(time)
        .append(",\"")
        .append(value)
        .append("\"]");
  }

  /** Returns what Prometheus would answer. */
  byte[] answer(String name) {
    StringBuilder json = new StringBuilder();
    samples.forEach(
        (key, values) -> {
          String labels = key.substring(key.indexOf('\n') + 1);
          if (key.startsWith(name + '\n')) {
            json.append(json.isEmpty() ? "" : ",")
                .append("{\"metric\":{" + labels + "},\"values\":[" + values + "]}");
          }
        });
    String whole =
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + json + "]}}";
    return whole.getBytes(StandardCharsets.UTF_8);
  }
}
