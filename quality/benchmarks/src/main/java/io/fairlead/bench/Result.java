package io.fairlead.bench;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Json.Arr;
import io.fairlead.kernel.Json.Num;
import io.fairlead.kernel.Json.Obj;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what JMH writes with {@code -rf json}. */
final class Result {

  /** What {@link CpuTime} adds. */
  private static final String CPU = "cpu";

  private Result() {}

  /**
   * Returns the time of an operation by name of benchmark and parameters, in the unit of JMH: CPU
   * time where it was measured, else the score.
   *
   * @throws IllegalArgumentException if this is no result of JMH
   */
  static Map<String, Double> read(byte[] json) {
    if (!(JsonText.create().read(json).root() instanceof Arr results)) {
      throw new IllegalArgumentException("a result must be a JSON array, as JMH writes it");
    }
    Map<String, Double> scores = new TreeMap<>();
    for (Json each : results.items()) {
      if (each instanceof Obj benchmark) {
        scores.put(name(benchmark), score(benchmark));
      }
    }
    return scores;
  }

  private static String name(Obj benchmark) {
    String full = String.valueOf(benchmark.text("benchmark"));
    int method = full.lastIndexOf('.');
    StringBuilder name = new StringBuilder(full.substring(full.lastIndexOf('.', method - 1) + 1));
    if (benchmark.get("params") instanceof Obj params) {
      params
          .members()
          .forEach((key, value) -> name.append(' ').append(key).append('=').append(value.plain()));
    }
    return name.toString();
  }

  private static double score(Obj benchmark) {
    Double cpu = metric(benchmark.get("secondaryMetrics") instanceof Obj all ? all.get(CPU) : null);
    Double wall = metric(benchmark.get("primaryMetric"));
    Double score = cpu == null ? wall : cpu;
    if (score == null) {
      throw new IllegalArgumentException("benchmark " + name(benchmark) + " must have a score");
    }
    return score;
  }

  private static @Nullable Double metric(@Nullable Json metric) {
    return metric instanceof Obj found && found.get("score") instanceof Num score
        ? Double.valueOf(score.doubleValue())
        : null;
  }
}
