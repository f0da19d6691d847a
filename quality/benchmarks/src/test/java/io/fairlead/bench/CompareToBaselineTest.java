package io.fairlead.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareToBaselineTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void isContentWithUpToOneAndAHalfTimesTheBaseline() throws IOException {
    Path baseline = file("baseline.json", entry("RoutingIndexBenchmark.match", 1000));
    assertThat(compare(baseline, file("same.json", entry("RoutingIndexBenchmark.match", 1500))))
        .isZero();
    assertThat(compare(baseline, file("slow.json", entry("RoutingIndexBenchmark.match", 1501))))
        .isEqualTo(1);
    assertThat(said()).contains("RoutingIndexBenchmark.match shape=1x2", "TOO SLOW");
  }

  @Test
  void scalesByTheCalibrationOfBothMachines() throws IOException {
    Path baseline =
        file(
            "a.json",
            entry("RoutingIndexBenchmark.match", 1000),
            entry("RoutingCalibrationBenchmark.calibrate", 10));
    Path slowerMachine =
        file(
            "b.json",
            entry("RoutingIndexBenchmark.match", 2900),
            entry("RoutingCalibrationBenchmark.calibrate", 20));
    assertThat(compare(baseline, slowerMachine)).isZero();
    assertThat(said()).contains("2.00 times what the baseline's takes", " 1.45 times");
  }

  @Test
  void refusesWhatItCannotCompare() throws IOException {
    Path baseline = file("a.json", entry("RoutingIndexBenchmark.match", 1000));
    assertThat(compare(baseline, file("b.json", entry("RoutingIndexBenchmark.store", 1))))
        .isEqualTo(2);
    assertThat(compare(baseline, folder.resolve("missing.json"))).isEqualTo(2);
    assertThat(compare(baseline, Files.writeString(folder.resolve("c.json"), "{}"))).isEqualTo(2);
    assertThat(CompareToBaseline.run(new String[] {"one"}, stream(), stream())).isEqualTo(2);
    assertThat(said())
        .contains(
            "no benchmark is in both files",
            "a result must be a JSON array",
            "usage: CompareToBaseline BASELINE.json RESULT.json");
  }

  @Test
  void comparesWithTheCommittedBaseline() throws IOException {
    Path committed =
        Path.of(System.getProperty("fairlead.root"), "quality/benchmarks/baseline.json");
    assertThat(compare(committed, committed)).isZero();
    assertThat(said()).contains("RoutingBenchmark.route", "RoutingHashChainBenchmark.chain");
  }

  private int compare(Path baseline, Path result) {
    return CompareToBaseline.run(
        new String[] {baseline.toString(), result.toString()}, stream(), stream());
  }

  private PrintStream stream() {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path file(String name, String... entries) throws IOException {
    return Files.writeString(folder.resolve(name), "[" + String.join(",", entries) + "]");
  }

  private static String entry(String name, double cpu) {
    return "{\"benchmark\":\"io.fairlead.bench."
        + name
        + (name.startsWith("RoutingIndexBenchmark") ? "\",\"params\":{\"shape\":\"1x2\"}" : "\"")
        + ",\"primaryMetric\":{\"score\":7.0},"
        + "\"secondaryMetrics\":{\"cpu\":{\"score\":"
        + cpu
        + "}}}";
  }
}
