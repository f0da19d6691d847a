package io.fairlead.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Compares a result of JMH with a baseline: {@code java -cp benchmarks.jar
 * io.fairlead.bench.CompareToBaseline baseline.json out.json}.
 *
 * <p>Exit code 0 if no benchmark takes more than 1.5 times what the baseline says, 1 if one does, 2
 * for wrong usage, an unreadable file, or no benchmark in common. Where both have the calibration,
 * times are scaled by it, so that a slower machine is no regression.
 */
public final class CompareToBaseline {

  /** How many times the baseline is too much. */
  static final double LIMIT = 1.5;

  private static final String CALIBRATION = "RoutingCalibrationBenchmark.calibrate";

  private CompareToBaseline() {}

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length != 2) {
      err.println("usage: CompareToBaseline BASELINE.json RESULT.json");
      return 2;
    }
    try {
      Map<String, Double> baseline = Result.read(Files.readAllBytes(Path.of(args[0])));
      Map<String, Double> result = Result.read(Files.readAllBytes(Path.of(args[1])));
      return compare(baseline, result, out, err);
    } catch (IOException | RuntimeException unreadable) {
      err.println("cannot compare: " + unreadable.getMessage());
      return 2;
    }
  }

  private static int compare(
      Map<String, Double> baseline, Map<String, Double> result, PrintStream out, PrintStream err) {
    double speed = speed(baseline, result);
    out.printf("this machine takes %.2f times what the baseline's takes%n", speed);
    int compared = 0;
    int slower = 0;
    for (Map.Entry<String, Double> entry : baseline.entrySet()) {
      Double now = result.get(entry.getKey());
      if (now == null || entry.getKey().equals(CALIBRATION)) {
        continue;
      }
      compared++;
      double times = now / entry.getValue() / speed;
      boolean tooSlow = !(times <= LIMIT);
      slower += tooSlow ? 1 : 0;
      out.printf(
          "%-50s %10.3f us, baseline %10.3f us, %5.2f times%s%n",
          entry.getKey(), now, entry.getValue(), times, tooSlow ? "  TOO SLOW" : "");
    }
    if (compared == 0) {
      err.println("cannot compare: no benchmark is in both files");
      return 2;
    }
    out.printf("%d compared, %d beyond %.1f times the baseline%n", compared, slower, LIMIT);
    return slower > 0 ? 1 : 0;
  }

  private static double speed(Map<String, Double> baseline, Map<String, Double> result) {
    Double then = baseline.get(CALIBRATION);
    Double now = result.get(CALIBRATION);
    return then == null || now == null ? 1.0 : now / then;
  }
}
